package io.keyback.account;

import org.jspecify.annotations.Nullable;

/** A residential address; country and state as ISO 3166-1 alpha-2 and, for the United States, its two-letter code. */
public record PostalAddress(
        String street,
        String city,
        String postalCode,
        @Nullable String state,
        String country) {}
