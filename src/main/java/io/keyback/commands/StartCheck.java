package io.keyback.commands;

import io.keyback.account.AccountDirectory;
import io.keyback.account.AccountProtection;
import io.keyback.account.SecondFactorReset;
import io.keyback.keys.KeyFiles;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Refuses to serve half-configured, before anything is started. All that is missing is named at once: who installs
 * Keyback should not have to start it ten times to learn ten things.
 */
class StartCheck implements BeanFactoryPostProcessor {

    private static final String LOOPBACK_NAME = "localhost";

    private final Environment environment;

    StartCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            refusePublicDemo();
        } else {
            refuseIncomplete(beans);
        }
    }

    private void refusePublicDemo() {
        String address = environment.getProperty("server.address", "");
        boolean meant = environment.getProperty("keyback.demo.public", Boolean.class, false);
        if (!meant && !isLoopback(address)) {
            throw new StartRefused(
                    "The demo publishes its passwords, and server.address"
                            + (address.isEmpty() ? " is empty" : "=" + address)
                            + " lets other machines reach it.",
                    "Listen on server.address=127.0.0.1, or set keyback.demo.public=true where something else, such as"
                            + " a container's published port, keeps others out.");
        }
    }

    private static boolean isLoopback(String address) {
        if (address.equals(LOOPBACK_NAME)) {
            return true;
        }
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private void refuseIncomplete(ConfigurableListableBeanFactory beans) {
        List<String> missing = new ArrayList<>();
        requireSetting(missing, "keyback.host.issuer", "the issuer (iss) of the host's hand-off tokens");
        requireSetting(missing, "keyback.host.jwk-set-uri", "where the host publishes the keys that sign them");
        requireSetting(missing, "keyback.host.sign-in-url", "where account holders sign in at the host");
        requireSetting(missing, "keyback.notification.from", "the address that mails are sent from");
        requireLeads(missing);
        requireSetting(missing, "spring.mail.host", "the mail server");
        requirePublicUrl(missing);
        requireKeys(missing);
        requireOidc(missing);
        requireDkim(missing);
        requireTrustedProxies(missing);
        requireBean(missing, beans, AccountDirectory.class, "looks accounts up at the host");
        requireBean(missing, beans, SecondFactorReset.class, "removes second factors at the host");
        requireBean(missing, beans, AccountProtection.class, "freezes and releases accounts at the host");
        if (!missing.isEmpty()) {
            throw new StartRefused(
                    "Keyback is not configured to serve. Missing:\n  " + String.join("\n  ", missing),
                    "Add them (the README says how), or try Keyback with a demo exchange: java -jar keyback.jar --demo");
        }
    }

    private void requireSetting(List<String> missing, String name, String meaning) {
        if (!StringUtils.hasText(environment.getProperty(name))) {
            missing.add(name + ": " + meaning);
        }
    }

    /** A list in YAML is a setting for each entry. */
    private void requireLeads(List<String> missing) {
        String leads = "keyback.recovery.leads";
        if (!StringUtils.hasText(environment.getProperty(leads + "[0]"))) {
            requireSetting(missing, leads, "who is told that a case is close to its limit");
        }
    }

    private void requirePublicUrl(List<String> missing) {
        String url = environment.getProperty("keyback.public-url", "");
        if (!url.toLowerCase(Locale.ROOT).startsWith("https://")) {
            missing.add("keyback.public-url: the https address under which applicants reach Keyback"
                    + (url.isEmpty() ? "" : ", not " + url));
        }
    }

    private void requireKeys(List<String> missing) {
        if (environment.getProperty("keyback.keys.create-missing", Boolean.class, false)) {
            missing.add("keyback.keys.create-missing=false: a demo alone makes secrets by itself");
        }
        KeyFiles keys =
                KeyFiles.in(Path.of(environment.getProperty("keyback.keys.directory", KeyFiles.DEFAULT_DIRECTORY)));
        if (keys.madeForDemo()) {
            missing.add("secrets of its own: those in " + keys.directory()
                    + " were made for a demo; name another directory in"
                    + " keyback.keys.directory, and make its secrets with the command: keys create");
        }
        for (Path file : keys.missing()) {
            missing.add("the file " + file + ": a secret. " + keys.howToMake(file));
        }
    }

    private void requireOidc(List<String> missing) {
        if (StringUtils.hasText(environment.getProperty("keyback.staff.oidc.issuer"))) {
            requireSetting(missing, "keyback.staff.oidc.client-id", "as which the provider of staff knows Keyback");
        }
    }

    private void requireDkim(List<String> missing) {
        if (StringUtils.hasText(environment.getProperty("keyback.mail.dkim.domain"))) {
            requireSetting(missing, "keyback.mail.dkim.selector", "under which the DNS has the key that signs mails");
            String name = environment.getProperty("keyback.mail.dkim.key-file", "");
            Path file = Path.of(name);
            if (name.isBlank() || Files.notExists(file)) {
                missing.add("keyback.mail.dkim.key-file: the file with the key that signs mails"
                        + (name.isBlank()
                                ? ""
                                : ", which " + file.toAbsolutePath().normalize() + " is not")
                        + ". Make it with: openssl genpkey -algorithm RSA -pkeyopt"
                        + " rsa_keygen_bits:2048 -out dkim-key.pem");
            }
        }
    }

    /** Spring's own way believes whoever calls, also about the host. */
    private void requireTrustedProxies(List<String> missing) {
        if ("framework".equalsIgnoreCase(environment.getProperty("server.forward-headers-strategy"))) {
            missing.add("server.forward-headers-strategy=native, with the proxies that are to be believed in"
                    + " server.tomcat.remoteip.internal-proxies; framework believes everybody");
        }
    }

    private static void requireBean(
            List<String> missing, ConfigurableListableBeanFactory beans, Class<?> port, String meaning) {
        if (beans.getBeanNamesForType(port, true, false).length == 0) {
            missing.add("a bean of type " + port.getName() + ": " + meaning);
        }
    }
}
