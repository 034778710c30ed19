package dev.trivium.app.compare.parts;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What a column knows beyond its answer's text. FX thread only. */
public final class PaneParts {

    private final ToolConversation tools = new ToolConversation();
    private final ReadOnlyObjectWrapper<@Nullable FormatVerdict> verdict = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> limits = new ReadOnlyObjectWrapper<>(List.of());
    private ToolSet fixed = ToolSet.NONE;
    private List<String> limitsOfRun = List.of();

    /** A run begins, with these tools. */
    public void begin(ToolSet toolSet) {
        fixed = toolSet;
        limitsOfRun = limits.get();
        beginAgain();
    }

    /** The same run from its first round. */
    public void beginAgain() {
        tools.begin(fixed);
        verdict.set(null);
    }

    public ToolConversation tools() {
        return tools;
    }

    public void setVerdict(@Nullable FormatVerdict value) {
        verdict.set(value);
    }

    /** Whether the answer has the form that was asked for; null if any would do, or if nobody knows yet. */
    public ReadOnlyObjectProperty<@Nullable FormatVerdict> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    public void setLimits(List<String> sentences) {
        if (!sentences.equals(limits.get())) {
            limits.set(List.copyOf(sentences));
        }
    }

    /** What the model is known not to take of the request as it stands now, a sentence each. */
    public ReadOnlyObjectProperty<List<String>> limitsProperty() {
        return limits.getReadOnlyProperty();
    }

    /** The same, of the request that was sent. */
    public List<String> limitsOfRun() {
        return limitsOfRun;
    }
}
