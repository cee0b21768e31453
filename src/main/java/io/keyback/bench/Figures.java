package io.keyback.bench;

/**
 * What a bench found.
 *
 * @param json every figure and every single outcome
 * @param markdown the figures as tables
 */
public record Figures(String json, String markdown) {}
