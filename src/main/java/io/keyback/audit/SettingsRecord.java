package io.keyback.audit;

import io.keyback.keys.Keys;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records at each start which of Keyback's settings are others than at the last one. The names alone are recorded; of the
 * values an HMAC is kept, by which nobody guesses them without the pepper.
 */
@Component
@ConditionalOnWebApplication
class SettingsRecord {

    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("keyback");
    private static final String ALL = "settings";

    private final Environment environment;
    private final Entries entries;
    private final Trail trail;
    private final Keys keys;
    private final JdbcClient jdbc;

    SettingsRecord(Environment environment, Entries entries, Trail trail, Keys keys, JdbcClient jdbc) {
        this.environment = environment;
        this.entries = entries;
        this.trail = trail;
        this.keys = keys;
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void recordChanges() {
        SortedMap<String, String> present = present();
        String all = DigestUtils.sha256Hex(present.toString());
        // Nodes that start at once come here one after the other.
        entries.lock(Chain.SYSTEM);
        boolean known = entries.last(Chain.SYSTEM, Action.CONFIGURATION_CHANGED)
                .filter(last -> all.equals(last.entry().details().values().get(ALL)))
                .isPresent();
        if (!known) {
            record(changed(kept(), present), all);
            keep(present);
        }
    }

    /** At the first start every setting is new, which is one entry; so is a change that the kept names do not explain. */
    private void record(SortedSet<String> changed, String all) {
        Details whole = Details.NONE.withSha256(ALL, all);
        if (changed.isEmpty() || kept().isEmpty()) {
            trail.recordOfSystem(Action.CONFIGURATION_CHANGED, Actor.OPERATOR, whole.with("count", changed.size()));
        } else {
            changed.forEach(name ->
                    trail.recordOfSystem(Action.CONFIGURATION_CHANGED, Actor.OPERATOR, whole.withId("setting", name)));
        }
    }

    private static SortedSet<String> changed(SortedMap<String, String> before, SortedMap<String, String> present) {
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(present.keySet());
        names.removeIf(name -> before.getOrDefault(name, "").equals(present.getOrDefault(name, "")));
        return names;
    }

    /** Each setting that somebody has set, with the HMAC of its value. */
    private SortedMap<String, String> present() {
        SortedMap<String, String> settings = new TreeMap<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource named) {
                named.stream()
                        .filter(OURS::isAncestorOf)
                        .map(ConfigurationPropertyName::toString)
                        .forEach(name -> settings.computeIfAbsent(name, this::macOfValue));
            }
        }
        return settings;
    }

    private String macOfValue(String name) {
        String value = environment.getProperty(name, "");
        return HexFormat.of().formatHex(keys.hmac(Keys.Purpose.AUDIT, "setting", name, value));
    }

    private SortedMap<String, String> kept() {
        SortedMap<String, String> kept = new TreeMap<>();
        jdbc.sql("select name, mac from keyback.audit_setting")
                .query((row, number) ->
                        Map.entry(row.getString(1), HexFormat.of().formatHex(row.getBytes(2))))
                .list()
                .forEach(setting -> kept.put(setting.getKey(), setting.getValue()));
        return kept;
    }

    private void keep(SortedMap<String, String> settings) {
        jdbc.sql("delete from keyback.audit_setting").update();
        settings.forEach((name, mac) -> jdbc.sql("insert into keyback.audit_setting (name, mac) values (?, ?)")
                .params(name, HexFormat.of().parseHex(mac))
                .update());
    }
}
