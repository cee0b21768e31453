package io.keyback.account;

/** The host's statement, verified and used up: this browser knows the password of this account. */
public record Handoff(AccountId account, String tokenId) {}
