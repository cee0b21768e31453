package io.keyback.facecheck.drawing;

/**
 * The surface of a head, about an axis that stands upright in it. Lengths are in halves of the width of the face; y grows
 * downwards from the eyes, z towards the camera.
 */
final class HeadShape {

    static final double TOP = -1.4;
    static final double CHIN = 1.52;

    private final Person person;

    HeadShape(Person person) {
        this.person = person;
    }

    /** A point of the surface. */
    record Point(double x, double y, double z) {

        Point minus(Point other) {
            return new Point(x - other.x, y - other.y, z - other.z);
        }

        Point cross(Point other) {
            return new Point(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
        }

        Point turned(double angle) {
            return new Point(x * Math.cos(angle) + z * Math.sin(angle), y, z * Math.cos(angle) - x * Math.sin(angle));
        }

        Point unit() {
            double length = Math.sqrt(x * x + y * y + z * z);
            return length == 0 ? this : new Point(x / length, y / length, z / length);
        }

        double dot(Point other) {
            return x * other.x + y * other.y + z * other.z;
        }
    }

    /** @param around the angle from the middle of the face, in radians; positive is the right of the frame */
    Point at(double around, double y) {
        double cos = Math.cos(around);
        double ear = person.longHair() ? 0 : bump(Math.abs(around) - 1.62, 0.1) * bump(y - 0.22, 0.24);
        double x = width(y) * Math.sin(around) + Math.signum(around) * 0.16 * ear;
        double z = cos > 0 ? front(y) * Math.pow(cos, flatness(y)) + relief(around, y) * cos : back(y) * cos;
        return new Point(x, y, z - 0.08 * ear);
    }

    private double width(double y) {
        if (y < 0) {
            return Math.pow(1 - Math.pow(y / TOP, 2.4), 1 / 2.1);
        }
        double low = Math.min(1, y / CHIN);
        return Math.pow(1 - Math.pow(low, 3), 0.7 - 0.16 * person.jaw());
    }

    private static double front(double y) {
        return y < 0
                ? 1.06 * Math.pow(1 - Math.pow(y / TOP, 3), 1 / 2.2)
                : 1.06 * Math.sqrt(Math.max(0, 1 - Math.pow(y / CHIN, 6)));
    }

    /** Below 1 the front is flatter than a cylinder; the chin is most so. */
    private static double flatness(double y) {
        return y < 0.3 ? 0.85 : 0.85 - 0.3 * Math.min(1, (y - 0.3) / 0.9);
    }

    private static double back(double y) {
        double low = Math.max(0, Math.min(1, y / 1.35));
        double upper = y < 0 ? Math.pow(1 - Math.pow(y / TOP, 3), 1 / 2.2) : 1;
        return 1.25 * upper * (1 - low * low * (3 - 2 * low)) + 0.1 * low;
    }

    private double relief(double around, double y) {
        double side = Math.abs(around);
        double sockets = -0.1 * bump(side - person.eyeDistance(), 0.17) * bump(y - 0.02, 0.13);
        double brows = 0.04 * bump(y + 0.24, 0.1) * bump(around, 0.6);
        double cheeks = 0.05 * bump(side - 0.62, 0.22) * bump(y - 0.45, 0.22);
        double lips = 0.06 * bump(around, 0.28) * bump(y - 0.97, 0.09);
        double chin = 0.1 * bump(around, 0.24) * bump(y - 1.34, 0.12);
        double belowLips = -0.04 * bump(around, 0.28) * bump(y - 1.14, 0.06);
        return sockets + brows + cheeks + lips + chin + belowLips + nose(around, y);
    }

    private double nose(double around, double y) {
        double tip = person.noseLength() - 0.06;
        double base = person.noseLength() + 0.1;
        double down = (y + 0.15) / (tip + 0.15);
        if (down <= 0 || y >= base) {
            return 0;
        }
        double height = down < 1 ? Math.pow(down, 1.3) : Math.cos((y - tip) / (base - tip) * Math.PI / 2);
        return 0.4 * height * bump(around, 0.085 + 0.05 * Math.min(1, down));
    }

    private static double bump(double distance, double width) {
        return Math.exp(-distance * distance / (2 * width * width));
    }
}
