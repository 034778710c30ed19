package dev.trivium.app.settings;

import dev.trivium.app.controls.Nodes;
import dev.trivium.chat.ChatError;
import dev.trivium.provider.ConnectionTest;
import dev.trivium.provider.Protocols;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where the server is, what it speaks, and whether it answers. */
final class ConnectionSection extends VBox {

    private final ProvidersViewModel model;
    private final TextField address;
    private final Button usual = Nodes.button("provider-base-url-default", "Default");
    private final ChoiceBox<String> protocol = new ChoiceBox<>(FXCollections.observableArrayList(Protocols.NAMES));
    private final FontIcon icon = Nodes.icon(Feather.CHECK);
    private final Label verdict = Nodes.label("", "tv-medium");
    private final Label latency = Nodes.fixed("", "tv-number-muted");
    private final Label words = Nodes.label("", "tv-muted", "tv-small");
    private final Button test = Nodes.button("provider-test", "Test");
    private final HBox box;
    private @Nullable ConnectionDetail shown;
    private boolean filling;

    ConnectionSection(ProvidersViewModel model) {
        super(12);
        this.model = model;
        address = Fields.committed("provider-base-url", 372, text -> set("base_url", text));
        address.setAccessibleText("Base URL");
        usual.setOnAction(event -> set("base_url", null));
        protocol.setId("provider-protocol");
        protocol.getStyleClass().add("tv-choice");
        protocol.valueProperty().addListener((property, before, now) -> {
            if (!filling && shown != null && now != null) {
                set(
                        "protocol",
                        now.equals(shown.preset().protocol())
                                        && shown.settings().dialect() != null
                                ? null
                                : now);
            }
        });
        words.setId("provider-test-result");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        test.setGraphic(Nodes.icon(Feather.ROTATE_CW, "icon-14"));
        test.getStyleClass().add("tv-small-button");
        test.setOnAction(event -> {
            if (shown != null) {
                model.test(shown.id());
            }
        });
        verdict.setMinWidth(Region.USE_PREF_SIZE);
        box = new HBox(8, icon, verdict, latency, words, test);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("tv-test");
        HBox.setHgrow(box, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Fields.row("Base URL", address, usual),
                        Fields.row("Protocol", protocol),
                        Fields.row("Test", box));
    }

    private void set(String key, @Nullable String value) {
        if (shown != null) {
            model.set(shown.id(), key, value);
        }
    }

    void show(ConnectionDetail detail, boolean other) {
        shown = detail;
        boolean demo = detail.settings().demo();
        String base =
                demo ? "in this process" : Objects.toString(detail.settings().baseUrl(), "");
        Fields.show(address, base, other);
        address.setDisable(demo);
        String preset = detail.preset().baseUrl();
        Nodes.show(
                usual,
                !demo
                        && detail.settings().dialect() != null
                        && preset != null
                        && !preset.contains("YOUR-")
                        && !preset.equals(base));
        usual.setTooltip(Nodes.tooltip(Objects.toString(preset, "")));
        filling = true;
        protocol.setValue(detail.settings().protocol());
        protocol.setDisable(demo);
        filling = false;
        showTest(detail);
    }

    private void showTest(ConnectionDetail detail) {
        boolean waits = model.testing().contains(detail.id());
        TestResult result = detail.test();
        test.setDisable(waits);
        test.setText(waits ? "Testing" : result == null ? "Test" : "Test again");
        ChatError recent = detail.health().error();
        if (result == null && recent == null) {
            mark("idle", Feather.CIRCLE, "Not tested yet", "", "Asks for the list of models; it costs nothing.");
        } else if (result != null && result.test().works() && recent == null) {
            ConnectionTest works = result.test();
            int count = works.models().size();
            mark(
                    "works",
                    Feather.CHECK,
                    "Connected",
                    ConnectionDetail.milliseconds(works.latency()),
                    count == 1 ? "1 model." : count + " models.");
        } else {
            ChatError error = recent != null
                    ? recent
                    : Objects.requireNonNull(result).test().error();
            mark(
                    detail.mark() == Mark.LIMITED ? "limited" : "fails",
                    Feather.ALERT_CIRCLE,
                    "",
                    "",
                    error == null ? "" : error.message());
        }
    }

    private void mark(String state, Feather sign, String title, String time, String text) {
        box.getStyleClass().setAll("tv-test", state);
        icon.setIconCode(sign);
        verdict.setText(title);
        Nodes.show(verdict, !title.isEmpty());
        latency.setText(time);
        Nodes.show(latency, !time.isEmpty());
        words.setText(text);
    }
}
