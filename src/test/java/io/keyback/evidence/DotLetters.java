package io.keyback.evidence;

import java.awt.Graphics2D;
import java.util.Map;

/** Letters of five by seven dots, so that drawing text needs no font of the machine. Each number is a row of dots. */
final class DotLetters {

    private static final int COLUMNS = 5;

    private static final Map<Character, int[]> ROWS = Map.ofEntries(
            letter('A', 14, 17, 17, 31, 17, 17, 17),
            letter('B', 30, 17, 17, 30, 17, 17, 30),
            letter('C', 14, 17, 16, 16, 16, 17, 14),
            letter('D', 30, 17, 17, 17, 17, 17, 30),
            letter('E', 31, 16, 16, 30, 16, 16, 31),
            letter('F', 31, 16, 16, 30, 16, 16, 16),
            letter('G', 14, 17, 16, 23, 17, 17, 14),
            letter('H', 17, 17, 17, 31, 17, 17, 17),
            letter('I', 14, 4, 4, 4, 4, 4, 14),
            letter('J', 7, 2, 2, 2, 2, 18, 12),
            letter('K', 17, 18, 20, 24, 20, 18, 17),
            letter('L', 16, 16, 16, 16, 16, 16, 31),
            letter('M', 17, 27, 21, 21, 17, 17, 17),
            letter('N', 17, 25, 21, 19, 17, 17, 17),
            letter('O', 14, 17, 17, 17, 17, 17, 14),
            letter('P', 30, 17, 17, 30, 16, 16, 16),
            letter('Q', 14, 17, 17, 17, 21, 18, 13),
            letter('R', 30, 17, 17, 30, 20, 18, 17),
            letter('S', 15, 16, 16, 14, 1, 1, 30),
            letter('T', 31, 4, 4, 4, 4, 4, 4),
            letter('U', 17, 17, 17, 17, 17, 17, 14),
            letter('V', 17, 17, 17, 17, 17, 10, 4),
            letter('W', 17, 17, 17, 21, 21, 27, 17),
            letter('X', 17, 17, 10, 4, 10, 17, 17),
            letter('Y', 17, 17, 10, 4, 4, 4, 4),
            letter('Z', 31, 1, 2, 4, 8, 16, 31),
            letter('0', 14, 17, 19, 21, 25, 17, 14),
            letter('1', 4, 12, 4, 4, 4, 4, 14),
            letter('2', 14, 17, 1, 6, 8, 16, 31),
            letter('3', 30, 1, 1, 14, 1, 1, 30),
            letter('4', 2, 6, 10, 18, 31, 2, 2),
            letter('5', 31, 16, 30, 1, 1, 17, 14),
            letter('6', 6, 8, 16, 30, 17, 17, 14),
            letter('7', 31, 1, 2, 4, 8, 8, 8),
            letter('8', 14, 17, 17, 14, 17, 17, 14),
            letter('9', 14, 17, 17, 15, 1, 2, 12),
            letter('<', 1, 2, 4, 8, 4, 2, 1),
            letter(' ', 0, 0, 0, 0, 0, 0, 0));

    private DotLetters() {}

    static void draw(Graphics2D canvas, char letter, int x, int y, int dot) {
        int[] rows = ROWS.getOrDefault(letter, new int[0]);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                if ((rows[row] >> (COLUMNS - 1 - column) & 1) == 1) {
                    canvas.fillRect(x + column * dot, y + row * dot, dot, dot);
                }
            }
        }
    }

    private static Map.Entry<Character, int[]> letter(char letter, int... rows) {
        return Map.entry(letter, rows);
    }
}
