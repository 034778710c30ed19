package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Figures;
import dev.trivium.app.controls.LongText;
import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import dev.trivium.chat.ChatError;
import dev.trivium.history.CallRecord;
import dev.trivium.history.Score;
import dev.trivium.history.StepRecord;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One call with everything that was recorded of it; long texts are folded. */
final class CallView extends VBox {

    private static final double LINE = 23;
    private static final int LONGEST_TEXT = 14;
    private static final int SHORT = 900;

    private final DashboardViewModel model;
    private final DashboardActions actions;
    private final ZoneId zone;
    private final HBox bar = new HBox(8);
    private final VBox body = new VBox(14);
    private final Button up;
    private final Button open;
    private final Button replay;
    private @Nullable CallDetail shown;

    CallView(DashboardViewModel model, DashboardActions actions, ZoneId zone) {
        this.model = model;
        this.actions = actions;
        this.zone = zone;
        setId("dashboard-call");
        up = Nodes.button("dashboard-call-up", "Back", "tv-small-button");
        up.setGraphic(Nodes.icon(Feather.CHEVRON_LEFT, "icon-14"));
        up.setTooltip(Nodes.tooltip("Back up (Backspace)"));
        up.setOnAction(event -> model.up());
        open = Nodes.button("dashboard-call-open", "Open in Compare");
        open.setOnAction(event -> with(actions.open()));
        replay = Nodes.button("dashboard-call-replay", "Replay");
        replay.setGraphic(Nodes.icon(Feather.PLAY, "icon-14"));
        replay.setTooltip(Nodes.tooltip("Shows the answers arrive at their original pace; nothing is asked."));
        replay.setOnAction(event -> with(actions.replay()));
        bar.getStyleClass().add("tv-bar");
        body.getStyleClass().add("tv-dash-call");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("tv-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().add("tv-dash-calls");
        getChildren().addAll(bar, scroll);
        show(null, "Reading …");
    }

    void focusFirst() {
        up.requestFocus();
    }

    private void with(java.util.function.Consumer<dev.trivium.history.RunRecord> action) {
        CallDetail detail = shown;
        if (detail != null) {
            action.accept(detail.run());
        }
    }

    /** @param why what is said while there is no call */
    void show(@Nullable CallDetail detail, String why) {
        shown = detail;
        body.getChildren().clear();
        if (detail == null) {
            bar.getChildren().setAll(up);
            body.getChildren().add(Nodes.label(why, "tv-muted"));
            return;
        }
        CallRecord call = detail.call();
        bar.getChildren()
                .setAll(
                        up,
                        new Marker(actions.slots().apply(call.model())),
                        Nodes.label(call.model().toString(), "tv-strong"));
        if (call.simulated()) {
            bar.getChildren().add(Nodes.fixed("Demo", "tv-chip", "tv-chip-warning"));
        }
        ChatError error = call.error();
        if (error != null) {
            bar.getChildren().add(Nodes.fixed(FigureTexts.errorKind(error.kind().id()), "tv-chip", "tv-chip-danger"));
        }
        bar.getChildren().addAll(Nodes.spacer(), replay, open);
        body.getChildren().add(facts(detail));
        if (error != null) {
            body.getChildren().add(error(error));
        }
        detail.scores().forEach(score -> body.getChildren().add(score(score)));
        RequestText request = detail.request();
        for (int i = 0; i < request.turns().size(); i++) {
            RequestText.Turn turn = request.turns().get(i);
            body.getChildren()
                    .add(text(
                            "dashboard-call-turn-" + i,
                            "Asked, " + turn.role(),
                            turn.text(),
                            turn.text().length() < SHORT));
        }
        request.leftOut()
                .forEach(left -> body.getChildren().add(Nodes.label("Not kept: " + left, "tv-muted", "tv-small")));
        if (!call.reasoning().isEmpty()) {
            body.getChildren().add(text("dashboard-call-reasoning", "Reasoning", call.reasoning(), false));
        }
        if (call.toolCallsJson() != null) {
            body.getChildren().add(text("dashboard-call-tools", "Tool calls", call.toolCallsJson(), false));
        }
        if (!call.text().isEmpty()) {
            body.getChildren()
                    .add(text(
                            "dashboard-call-answer", call.partial() ? "Partial answer" : "Answer", call.text(), true));
        }
        below(call);
        body.getChildren().add(text("dashboard-call-json", "Request as JSON", request.json(), false));
    }

    private void below(CallRecord call) {
        if (!call.steps().isEmpty()) {
            body.getChildren()
                    .add(new Fold(
                            "dashboard-call-steps",
                            "Steps of the route, " + call.steps().size(),
                            true,
                            () -> steps(call)));
        }
        if (!call.children().isEmpty()) {
            VBox list = new VBox(2);
            call.children().forEach(child -> list.getChildren().add(child(child)));
            body.getChildren()
                    .add(new Fold(
                            "dashboard-call-children",
                            "Calls that it made, " + call.children().size(),
                            true,
                            () -> list));
        }
    }

    private FlowPane facts(CallDetail detail) {
        FlowPane grid = new FlowPane(28, 10);
        grid.setId("dashboard-call-facts");
        for (CallFacts.Fact fact : CallFacts.of(detail, zone)) {
            Label name = Nodes.label(fact.name(), "tv-label");
            Label value = Nodes.label(fact.value(), "tv-number");
            grid.getChildren().add(new VBox(name, value));
        }
        return grid;
    }

    private static Node error(ChatError error) {
        VBox box = new VBox(4);
        box.setId("dashboard-call-error");
        box.getStyleClass().add("tv-error");
        Label what = Nodes.label(error.what(), "tv-strong");
        Label rest = Nodes.label((error.why() + " " + error.remedy()).strip());
        what.setWrapText(true);
        rest.setWrapText(true);
        box.getChildren().addAll(what, rest);
        String said = error.providerMessage();
        if (said != null) {
            String status = error.status() == null ? "" : "HTTP " + error.status() + ": ";
            Label words = Nodes.label(status + said, "tv-server-message");
            words.setWrapText(true);
            words.setMaxWidth(Double.MAX_VALUE);
            box.getChildren().add(new Fold("dashboard-call-said", "What the provider said", false, () -> words));
        }
        return box;
    }

    private static Label score(Score score) {
        Label label = Nodes.label(CallFacts.score(score));
        label.setGraphic(Nodes.icon(Feather.STAR, "icon-14"));
        label.setWrapText(true);
        return label;
    }

    private Fold text(String id, String title, String words, boolean open) {
        long lines = words.lines().mapToLong(line -> 1 + line.length() / 120).sum();
        String size = FigureTexts.count(words.length()) + (words.length() == 1 ? " character" : " characters");
        return new Fold(id, title + ", " + size, open, () -> {
            LongText text = new LongText(id + "-text", title, actions.clipboard());
            text.getStyleClass().add("tv-dash-text");
            double height = Math.min(LONGEST_TEXT, Math.max(1, lines)) * LINE + 36;
            text.setMinHeight(height);
            text.setPrefHeight(height);
            text.setMaxHeight(height);
            text.append(words);
            return text;
        });
    }

    private static Node steps(CallRecord call) {
        VBox list = new VBox(2);
        list.setId("dashboard-call-step-list");
        for (StepRecord step : call.steps()) {
            String reason = step.reason() == null ? "" : ": " + step.reason();
            String error = step.error() == null ? "" : ": " + step.error();
            String words = step.entered()
                    ? String.join(" › ", step.path()) + (step.kind() == null ? "" : " (" + step.kind() + ")") + reason
                    : "left " + String.join(" › ", step.path()) + error;
            Label at = Nodes.fixed(Figures.seconds(step.offset()), "tv-number-muted");
            at.setMinWidth(72);
            Label text = Nodes.label(words, "tv-small");
            text.setWrapText(true);
            if (step.error() != null) {
                text.getStyleClass().add("tv-danger-text");
            }
            HBox row = new HBox(8, at, text);
            row.setAlignment(Pos.CENTER_LEFT);
            list.getChildren().add(row);
        }
        return list;
    }

    private Button child(CallRecord child) {
        CallDetail detail = shown;
        Label name = Nodes.fixed(child.model().toString());
        name.setGraphic(new Marker(actions.slots().apply(child.model())));
        ChatError error = child.error();
        String outcome =
                error == null ? "Answered" : FigureTexts.errorKind(error.kind().id());
        String time = child.timing() == null
                ? Figures.ABSENT
                : Figures.seconds(child.timing().total());
        String cost = child.simulated() ? "simulated" : Figures.cost(child.cost());
        HBox row = new HBox(
                14,
                name,
                Nodes.fixed(String.join(" › ", child.path()), "tv-muted", "tv-small"),
                Nodes.fixed(outcome, error == null ? "tv-muted" : "tv-danger-text"),
                Nodes.fixed(time, "tv-number"),
                Nodes.fixed(cost, "tv-number"));
        row.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setId("dashboard-call-child-" + child.id());
        button.getStyleClass().setAll("tv-dash-child");
        button.setGraphic(row);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText("Call of " + child.model() + ", " + outcome + ", " + time);
        if (detail != null) {
            String run = detail.run().summary().id();
            button.setOnAction(
                    event -> model.go(model.address().withCall(new DashboardAddress.CallKey(run, child.id()))));
        }
        return button;
    }
}
