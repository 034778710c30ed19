package dev.trivium.app.compare;

import dev.trivium.app.compare.parts.Thinking;
import dev.trivium.chat.Parameters;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The sampling parameters as a person types them; an empty field leaves the provider's default. */
public final class ParametersViewModel {

    private interface Reader<T> {
        /** Null if the text is no such value. */
        @Nullable
        T read(String text);
    }

    /** One field: its text, and what is wrong with it. */
    public static final class Field<T> {

        private final String id;
        private final String label;
        private final String rule;
        private final Reader<T> reader;
        private final List<String> choices;
        private final StringProperty text = new SimpleStringProperty("");
        private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

        Field(String id, String label, String rule, Reader<T> reader) {
            this(id, label, rule, reader, List.of());
        }

        Field(String id, String label, String rule, Reader<T> reader, List<String> choices) {
            this.choices = choices;
            this.id = id;
            this.label = label;
            this.rule = rule;
            this.reader = reader;
            text.addListener((property, before, now) -> problem.set(check()));
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        /** What the field takes, one sentence. */
        public String rule() {
            return rule;
        }

        /** Values that are worth a menu; empty if there are none. */
        public List<String> choices() {
            return choices;
        }

        public StringProperty textProperty() {
            return text;
        }

        /** Empty if all is well. */
        public ReadOnlyStringProperty problemProperty() {
            return problem.getReadOnlyProperty();
        }

        /** Null for an empty or wrong field. */
        @Nullable
        T value() {
            return text.get().isBlank() ? null : reader.read(text.get().trim());
        }

        private String check() {
            return text.get().isBlank() || value() != null ? "" : label + " " + rule;
        }
    }

    private final Field<Double> temperature = new Field<>(
            "compare-temperature", "Temp.", "takes a number from 0 to 2, such as 0.7.", text -> decimal(text, 0, 2));
    private final Field<Integer> maxTokens =
            new Field<>("compare-max-tokens", "Max tok.", "takes a whole number from 1 on, such as 1024.", text -> {
                Long number = whole(text);
                return number == null || number < 1 || number > Integer.MAX_VALUE ? null : Math.toIntExact(number);
            });
    private final Field<Double> topP =
            new Field<>("compare-top-p", "Top-p", "takes a number above 0 up to 1, such as 0.9.", text -> {
                Double number = decimal(text, 0, 1);
                return number == null || number == 0 ? null : number;
            });
    private final Field<Long> seed =
            new Field<>("compare-seed", "Seed", "takes a whole number, such as 7.", ParametersViewModel::whole);

    private final Field<Thinking> thinking = new Field<>(
            "compare-thinking",
            "Thinking",
            "takes None, Low, Medium, High, or a number of tokens such as 4096.",
            Thinking::read,
            Thinking.OFFERED);

    private final Field<List<String>> stop = new Field<>(
            "compare-stop",
            "Stop",
            "takes texts with commas between them, such as END, ###.",
            ParametersViewModel::texts);

    /** Where an answer ends; not among {@link #fields()}, which the prompt's row has room for. */
    public Field<List<String>> stop() {
        return stop;
    }

    /** Hears every change of a field. */
    void onChange(Runnable changed) {
        stop.textProperty().addListener((property, before, now) -> changed.run());
        fields().forEach(field -> field.textProperty().addListener((property, before, now) -> changed.run()));
    }

    /** In the order of the screen. */
    public List<Field<?>> fields() {
        return List.of(temperature, maxTokens, topP, seed, thinking);
    }

    /** The first field's problem; empty if all is well. */
    public String problem() {
        return fields().stream()
                .map(field -> field.problemProperty().get())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** What the fields say; a wrong one counts as empty. */
    public Parameters parameters() {
        Parameters sampling = Parameters.NONE
                .withTemperature(temperature.value())
                .withMaxTokens(maxTokens.value())
                .withTopP(topP.value())
                .withSeed(seed.value())
                .withStop(stopTexts());
        return Thinking.into(sampling, thinking.value());
    }

    void copyOf(ParametersViewModel other) {
        stop.textProperty().set(other.stop.textProperty().get());
        for (int i = 0; i < fields().size(); i++) {
            fields().get(i)
                    .textProperty()
                    .set(other.fields().get(i).textProperty().get());
        }
    }

    /** Fills the fields. */
    public void set(Parameters parameters) {
        temperature.textProperty().set(text(parameters.temperature()));
        maxTokens.textProperty().set(text(parameters.maxTokens()));
        topP.textProperty().set(text(parameters.topP()));
        seed.textProperty().set(text(parameters.seed()));
        thinking.textProperty().set(Thinking.text(parameters));
        stop.textProperty().set(String.join(", ", parameters.stop()));
    }

    private List<String> stopTexts() {
        List<String> texts = stop.value();
        return texts == null ? List.of() : texts;
    }

    private static List<String> texts(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String text(@Nullable Number value) {
        return value == null ? "" : value.toString();
    }

    private static @Nullable Double decimal(String text, double least, double most) {
        if (!text.matches("[0-9]{0,9}[.,]?[0-9]{1,9}")) {
            return null;
        }
        double number = Double.parseDouble(text.replace(',', '.'));
        return number < least || number > most ? null : number;
    }

    private static @Nullable Long whole(String text) {
        return text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : null;
    }
}
