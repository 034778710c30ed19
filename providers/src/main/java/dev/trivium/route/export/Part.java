package dev.trivium.route.export;

/**
 * One thing in a route that an export must account for.
 *
 * @param step the name of the step; where a route uses another one, steps of that one as {@code route/NAME:STEP}. In a report
 *     on an import, the path in the file that was read
 * @param place where in the step, as in its YAML: {@code choose[0].when}, {@code check.min_characters}, {@code timeout}; empty
 *     for the step itself. Comparisons inside a compound condition are numbered: {@code choose[0].when#2}
 * @param text what stands there, on one line; cut where it is long
 */
public record Part(String step, String place, Kind kind, String text) {

    /** What sort of thing it is. */
    public enum Kind {
        STEP("step"),
        WRAPPER("wrapper"),
        CONDITION("condition"),
        CHECK("check"),
        OPTION("option");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Step and place: {@code by_length.choose[0].when}. */
    public String path() {
        return place.isEmpty() ? step : step + "." + place;
    }
}
