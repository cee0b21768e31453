package io.keyback.documentcheck.drawing;

/** What a document lies on. */
enum Surface {
    PLAIN {
        @Override
        double light(double x, double y) {
            return 0;
        }
    },
    WOOD {
        @Override
        double light(double x, double y) {
            double grain = Math.sin(y * 1.3 + 2 * Math.sin(x * 0.03) + 0.6 * Math.sin(x * 0.11 + y * 0.4));
            return 18 * grain + (y % 45 < 0.6 ? -40 : 0);
        }
    },
    CLOTH {
        @Override
        double light(double x, double y) {
            return 16 * Math.sin(x * 5) * Math.sin(y * 5);
        }
    },
    CHECKED {
        @Override
        double light(double x, double y) {
            return (Math.floor(x / 18) + Math.floor(y / 18)) % 2 == 0 ? 24 : -10;
        }
    };

    /** How much lighter it is there, in millimetres from a corner of the picture. */
    abstract double light(double x, double y);
}
