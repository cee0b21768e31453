package io.keyback.recovery;

import org.jspecify.annotations.Nullable;

/** The staff member who is signed in, as the engine authenticated him; never the assignee of a task. */
public record Reviewer(String name, @Nullable String email, Rank rank) {}
