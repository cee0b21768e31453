package io.keyback.throttle;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often may be asked at each {@link Entrance}. An address is one of IPv4, or a /64 of IPv6; many people can be behind
 * one, so that these limits are far above what one of them needs. What is used comes back evenly over the window.
 *
 * @param window in which the limits of addresses and prefixes come back
 * @param handOff per address: hand-offs, and what opens a case with them
 * @param step per address: answers to the steps of a request, of which the email code is one, and asking for another code
 * @param link per address: opening a mailed link, and asking for one
 * @param upload per address: pictures
 * @param handOver per address: opening the code that hands a face check over to a phone
 * @param securityEvent per address: what the host pushes
 * @param staffSignIn per address: sign-ins of staff
 * @param prefixFactor how many times as much all addresses of a prefix may ask together: a /24 of IPv4, a /48 of IPv6
 * @param handOffsPerAccount in an hour, from one prefix
 * @param uploadsPerAccount in a day, over all its cases
 * @param mailsPerHour that applicants cause by what they press, all of them together; what must reach a holder is not
 *     counted
 */
@Validated
@ConfigurationProperties("keyback.throttle")
record ThrottleSettings(
        @NotNull @DefaultValue("10m") Duration window,
        @Positive @DefaultValue("60") int handOff,
        @Positive @DefaultValue("120") int step,
        @Positive @DefaultValue("60") int link,
        @Positive @DefaultValue("240") int upload,
        @Positive @DefaultValue("60") int handOver,
        @Positive @DefaultValue("6000") int securityEvent,
        @Positive @DefaultValue("60") int staffSignIn,
        @Positive @DefaultValue("5") int prefixFactor,
        @Positive @DefaultValue("20") int handOffsPerAccount,
        @Positive @DefaultValue("200") int uploadsPerAccount,
        @Positive @DefaultValue("2000") int mailsPerHour) {

    int perAddress(Entrance entrance) {
        return switch (entrance) {
            case HAND_OFF -> handOff;
            case STEP -> step;
            case LINK -> link;
            case UPLOAD -> upload;
            case HAND_OVER -> handOver;
            case SECURITY_EVENT -> securityEvent;
            case STAFF_SIGN_IN -> staffSignIn;
        };
    }
}
