package io.keyback.bench;

import io.keyback.bench.CsvTable.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the values of a table one sign after the other: a quoted value may hold commas and line ends. */
final class CsvRows {

    private final Path table;
    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private List<String> values = new ArrayList<>();
    private int at;
    private int line = 1;
    private int begun = 1;

    CsvRows(Path table, String text) {
        this.table = table;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    List<Row> all() {
        while (at < text.length()) {
            values.add(text.charAt(at) == '"' ? quoted() : plain());
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                if (at == text.length() || isLineEnd()) {
                    values.add("");
                }
            }
            if (at == text.length() || isLineEnd()) {
                endRow();
            }
        }
        return rows;
    }

    private String plain() {
        int from = at;
        while (at < text.length() && text.charAt(at) != ',' && !isLineEnd()) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
            if (text.charAt(at) == '"') {
                at++;
            }
            value.append(next());
        }
        if (at == text.length()) {
            throw row().refused("a quote is opened and never closed");
        }
        at++;
        if (at < text.length() && text.charAt(at) != ',' && !isLineEnd()) {
            throw row().refused("something stands behind a closing quote");
        }
        return value.toString();
    }

    private char next() {
        char sign = text.charAt(at++);
        if (sign == '\n') {
            line++;
        }
        return sign;
    }

    private boolean isLineEnd() {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private Row row() {
        return new Row(table, begun, List.copyOf(values));
    }

    private void endRow() {
        if (!values.equals(List.of(""))) {
            rows.add(row());
        }
        values = new ArrayList<>();
        while (at < text.length() && isLineEnd()) {
            next();
        }
        begun = line;
    }
}
