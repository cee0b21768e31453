package io.keyback.audit;

/** What was recorded, as whoever has to rely on it reads it: its MAC has been verified. */
public record Recorded(Actor actor, Action action, Details details) {}
