package io.keyback.form;

import java.util.Set;

/**
 * A Camunda Form.
 *
 * @param id same as the file's name without its ending
 * @param schema the JSON as it stands in the file, for the page
 * @param fields the keys of everything that a person can enter
 */
public record Form(String id, String schema, Set<String> fields) {
    public Form {
        fields = Set.copyOf(fields);
    }
}
