package io.keyback.recovery;

/**
 * The applicant's step that is open in a case.
 *
 * @param id names this very step; a step that was done has an id that is no longer accepted
 * @param name the business name, such as "Provide personal information"
 * @param form id of its Camunda Form
 */
public record Step(String id, String name, String form) {}
