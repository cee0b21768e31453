package io.keyback.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where to go and who can sign in, once the application is ready. Printed, not logged: it holds passwords. */
@Component
@Profile("demo")
class Welcome {

    private final SampleAccounts samples;
    private final String address;

    Welcome(SampleAccounts samples, @Value("${keyback.public-url}") String address) {
        this.samples = samples;
        this.address = address;
    }

    /** Ready for traffic: after everything that waits for the end of the start, so that these are the last lines of it. */
    @EventListener
    void ready(AvailabilityChangeEvent<ReadinessState> event) {
        if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
            print(System.out);
        }
    }

    void print(PrintStream out) {
        out.print(text());
        out.flush();
    }

    String text() {
        return """

                Keyback is ready, with a demo exchange to try it with.

                  Exchange         %1$s/exchange
                  Sample accounts  %1$s/exchange/accounts
                  Mailbox          %1$s/exchange/mailbox
                  Phone            %1$s/exchange/phone
                  Tasklist         %1$s/camunda/app/tasklist/default/
                  Cockpit          %1$s/camunda/app/cockpit/default/
                  Admin            %1$s/camunda/app/admin/default/

                  At the exchange
                %2$s
                  At work
                %3$s
                """.formatted(address, accounts(), staff());
    }

    private String accounts() {
        return samples.all().stream()
                .map(account -> line(account.login(), account.password(), account.twoFactorWords()))
                .collect(Collectors.joining());
    }

    private static String staff() {
        return DemoStaff.all().stream()
                .map(one -> line(
                        one.username(),
                        one.password(),
                        one.role().name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                .collect(Collectors.joining());
    }

    private static String line(String login, String password, String what) {
        return String.format(Locale.ROOT, "    %-9s %-20s %s%n", login, password, what);
    }
}
