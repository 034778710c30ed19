package dev.trivium.app.compare.parts;

import dev.trivium.chat.ResponseFormat;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The form that the answer must have. FX thread only. */
public final class FormatViewModel {

    /** The kinds of form. */
    public enum Kind {
        TEXT("Text"),
        JSON("JSON"),
        JSON_SCHEMA("JSON schema");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String FIRST_SCHEMA = """
            {
              "type": "object",
              "properties": {
                "answer": {"type": "string"}
              },
              "required": ["answer"],
              "additionalProperties": false
            }""";

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.TEXT);
    private final StringProperty name = new SimpleStringProperty(this, "name", "answer");
    private final StringProperty schema = new SimpleStringProperty(this, "schema", FIRST_SCHEMA);
    private final BooleanProperty strict = new SimpleBooleanProperty(this, "strict", true);

    FormatViewModel(Runnable changed) {
        kind.addListener((property, before, now) -> changed.run());
        name.addListener((property, before, now) -> changed.run());
        schema.addListener((property, before, now) -> changed.run());
        strict.addListener((property, before, now) -> changed.run());
    }

    ResponseFormat snapshot() {
        return switch (kind.get()) {
            case TEXT -> new ResponseFormat.PlainText();
            case JSON -> new ResponseFormat.Json();
            case JSON_SCHEMA -> new ResponseFormat.JsonSchema(name.get().strip(), schema.get(), strict.get());
        };
    }

    /** What is wrong with a form; empty if nothing is. Slow, so never on the FX thread. */
    static String problem(ResponseFormat format) {
        if (!(format instanceof ResponseFormat.JsonSchema asked)) {
            return "";
        }
        if (!NAME.matcher(asked.name()).matches()) {
            return "A schema's name has letters, digits, _ and -, at most 64, such as refund_answer.";
        }
        return JsonSchemas.problem(asked.schema());
    }

    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    public StringProperty nameProperty() {
        return name;
    }

    /** A JSON schema as text. */
    public StringProperty schemaProperty() {
        return schema;
    }

    public BooleanProperty strictProperty() {
        return strict;
    }
}
