package dev.trivium.app.dashboard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The span of time that is shown; it moves on with the clock, save for dates that were named. */
public sealed interface Range {

    /** This hour and the 23 before. */
    record Hours24() implements Range {
        @Override
        public String text() {
            return "24h";
        }

        @Override
        public LocalDate first(LocalDate today) {
            return today.minusDays(1);
        }

        @Override
        public LocalDate last(LocalDate today) {
            return today;
        }
    }

    /** @param count today and the days before it, at least 1 */
    record Days(int count) implements Range {
        public Days {
            if (count < 1 || count > 36_500) {
                throw new IllegalArgumentException("A range has 1 to 36500 days; got " + count + ".");
            }
        }

        @Override
        public String text() {
            return count + "d";
        }

        @Override
        public LocalDate first(LocalDate today) {
            return today.minusDays(count - 1L);
        }

        @Override
        public LocalDate last(LocalDate today) {
            return today;
        }
    }

    /** @param to included */
    record Dates(LocalDate from, LocalDate to) implements Range {
        public Dates {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException(
                        "A range ends on its first day or later; got " + from + " to " + to + ".");
            }
            if (ChronoUnit.DAYS.between(from, to) >= 36_500) {
                throw new IllegalArgumentException("A range has at most 36500 days; got " + from + " to " + to + ".");
            }
        }

        @Override
        public String text() {
            return from + ".." + to;
        }

        @Override
        public LocalDate first(LocalDate today) {
            return from;
        }

        @Override
        public LocalDate last(LocalDate today) {
            return to;
        }
    }

    Range DAY = new Hours24();
    Range WEEK = new Days(7);
    Range FORTNIGHT = new Days(14);
    Range MONTH = new Days(30);

    /** As in an address: {@code 24h}, {@code 14d}, {@code 2026-11-11..2026-11-24}. */
    String text();

    LocalDate first(LocalDate today);

    /** Included. */
    LocalDate last(LocalDate today);

    /** @throws IllegalArgumentException if it is none; the message is for the user */
    static Range parse(String text) {
        if (text.equals("24h")) {
            return DAY;
        }
        try {
            int dots = text.indexOf("..");
            if (dots > 0) {
                return new Dates(LocalDate.parse(text.substring(0, dots)), LocalDate.parse(text.substring(dots + 2)));
            }
            if (text.matches("[0-9]{1,5}d")) {
                return new Days(Integer.parseInt(text.substring(0, text.length() - 1)));
            }
        } catch (DateTimeException e) {
            throw notARange(text);
        }
        throw notARange(text);
    }

    private static IllegalArgumentException notARange(String text) {
        return new IllegalArgumentException("A range is 24h, a number of days such as 14d, or two dates such as"
                + " 2026-11-11..2026-11-24; got \"" + text + "\".");
    }
}
