package io.keyback.documentcheck.drawing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/** Writes machine-readable zones by ICAO 9303, on its own: what the product reads must not be what it wrote. */
final class Zone {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd");
    private static final int[] WEIGHTS = {7, 3, 1};
    private static final int NUMBER = 9;

    private Zone() {}

    static List<String> passport(Bearer bearer, Random dice) {
        String type = dice.nextInt(4) == 0 ? "PO" : "P<";
        String optional = dice.nextBoolean() ? "" : digits(dice, 6 + dice.nextInt(6));
        String data = middle(bearer) + fill(optional, 14) + (optional.isEmpty() ? "<" : digit(fill(optional, 14)));
        return List.of(first(type, bearer, 44), data + digit(composite(data)));
    }

    static List<String> card2(Bearer bearer, Random dice) {
        String data = middle(bearer) + fill(dice.nextBoolean() ? "" : digits(dice, 7), 7);
        return List.of(first(cardType(dice), bearer, 36), data + digit(composite(data)));
    }

    static List<String> card1(Bearer bearer, Random dice) {
        String number = fill(bearer.number(), NUMBER);
        String optional = dice.nextBoolean() ? "" : digits(dice, 4 + dice.nextInt(11));
        String first = cardType(dice) + fill(bearer.state(), 3) + number + digit(number) + fill(optional, 15);
        String birth = date(bearer.birth());
        String expiry = date(bearer.expiry());
        String second = birth + sex(bearer) + expiry + fill(bearer.state(), 3) + fill("", 11);
        String judged = first.substring(5) + birth + expiry + second.substring(18);
        return List.of(first, second + digit(judged), fill(bearer.nameInZone(), 30));
    }

    static List<String> visaA(Bearer bearer) {
        return List.of(first("V<", bearer, 44), middle(bearer) + fill("", 16));
    }

    static List<String> visaB(Bearer bearer) {
        return List.of(first("V<", bearer, 36), middle(bearer) + fill("", 8));
    }

    /** The check digit of the signs: weights 7, 3, 1, modulo 10. */
    static char digit(String signs) {
        int sum = 0;
        for (int i = 0; i < signs.length(); i++) {
            char sign = signs.charAt(i);
            int value = sign == '<' ? 0 : Character.digit(sign, 36);
            sum += value * WEIGHTS[i % WEIGHTS.length];
        }
        return (char) ('0' + sum % 10);
    }

    private static String first(String type, Bearer bearer, int length) {
        return fill(type + fill(bearer.state(), 3) + bearer.nameInZone(), length);
    }

    private static String middle(Bearer bearer) {
        String number = fill(bearer.number(), NUMBER);
        return number
                + digit(number)
                + fill(bearer.state(), 3)
                + date(bearer.birth())
                + sex(bearer)
                + date(bearer.expiry());
    }

    private static String composite(String data) {
        return data.substring(0, 10) + data.substring(13, 20) + data.substring(21);
    }

    private static String date(LocalDate date) {
        String signs = DATE.format(date);
        return signs + digit(signs);
    }

    private static char sex(Bearer bearer) {
        return bearer.sex() == 'X' ? '<' : bearer.sex();
    }

    private static String cardType(Random dice) {
        return List.of("I<", "ID", "I<", "IP", "AR", "C<").get(dice.nextInt(6));
    }

    private static String digits(Random dice, int length) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append(dice.nextInt(10));
        }
        return digits.toString();
    }

    private static String fill(String signs, int length) {
        String filled = signs + "<".repeat(length);
        return filled.substring(0, length);
    }
}
