package dev.trivium.app.settings;

import dev.trivium.app.controls.Nodes;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What few people need, folded: limits, billing, headers, proxy, certificates. */
final class MoreSection extends VBox {

    private final ProvidersViewModel model;
    private final Button toggle = new Button("Limits, headers, proxy");
    private final VBox body = new VBox(12);
    private final Map<String, TextField> numbers = new LinkedHashMap<>();
    private final Switch free = new Switch();
    private final VBox headers = new VBox(6);
    private final TextField headerName = new TextField();
    private final TextField headerValue = new TextField();
    private final TextField proxy;
    private final TextField certificates;
    private @Nullable ConnectionDetail shown;

    MoreSection(ProvidersViewModel model, Supplier<Optional<Path>> chooseFile) {
        super(8);
        this.model = model;
        proxy = Fields.committed("provider-proxy", 372, text -> set("proxy", text));
        proxy.setPromptText("the system's");
        certificates = Fields.committed("provider-ca-file", 372, text -> set("ca_file", text));
        certificates.setPromptText("the system's");
        Button choose = Nodes.button("provider-ca-file-choose", "Choose");
        choose.setOnAction(event -> chooseFile.get().ifPresent(file -> set("ca_file", file.toString())));
        free.setId("provider-free");
        free.setAccessibleText("This server bills nothing");
        free.setOnAction(event -> set("price", free.isSelected() ? "free" : null));
        toggle.setId("provider-more");
        toggle.getStyleClass().add("tv-link");
        toggle.setOnAction(event -> unfold(!body.isVisible()));
        body.getChildren()
                .addAll(
                        Fields.row(
                                "Time limits, s",
                                number("timeouts", "connect_s", "connect"),
                                number("timeouts", "first_token_s", "first token"),
                                number("timeouts", "between_tokens_s", "between"),
                                number("timeouts", "total_s", "total")),
                        Fields.row(
                                "Limits",
                                number("limits", "concurrent_calls", "calls at once"),
                                number("limits", "requests_per_minute", "calls / min"),
                                number("limits", "tokens_per_minute", "tokens / min")),
                        Fields.row("Billing", free, Nodes.label("This server bills nothing", "tv-small")),
                        Fields.row("Headers", headerBox()),
                        Fields.row("Proxy", proxy),
                        Fields.row("Certificates", certificates, choose));
        getChildren().addAll(Fields.row("", toggle), body);
        unfold(false);
    }

    private void unfold(boolean open) {
        Nodes.show(body, open);
        toggle.setGraphic(Nodes.icon(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT, "icon-14"));
    }

    private VBox headerBox() {
        headerName.setId("provider-header-name");
        headerName.setPromptText("X-Name");
        headerValue.setId("provider-header-value");
        headerValue.setPromptText("value");
        for (TextField field : new TextField[] {headerName, headerValue}) {
            field.getStyleClass().addAll("tv-search", "tv-mono");
            field.setPrefWidth(182);
        }
        Button add = Nodes.button("provider-header-add", "Add header");
        add.setOnAction(event -> {
            if (shown != null
                    && !headerName.getText().isBlank()
                    && !headerValue.getText().isBlank()) {
                model.set(shown.id(), "headers", headerName.getText().strip(), headerValue.getText());
                headerName.clear();
                headerValue.clear();
            }
        });
        HBox row = new HBox(8, headerName, headerValue, add);
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(6, headers, row);
    }

    private void set(String key, @Nullable String value) {
        if (shown != null) {
            model.set(shown.id(), key, value);
        }
    }

    private VBox number(String block, String key, String name) {
        TextField field = Fields.committed("provider-" + key, 88, text -> {
            if (shown != null) {
                model.set(shown.id(), block, key, text);
            }
        });
        field.setAccessibleText(name);
        field.setPromptText("none");
        numbers.put(key, field);
        return new VBox(2, Nodes.fixed(name, "tv-label"), field);
    }

    void show(ConnectionDetail detail, boolean other) {
        shown = detail;
        Nodes.show(this, !detail.settings().demo());
        if (other) {
            unfold(false);
            headerName.clear();
            headerValue.clear();
        }
        Map<String, String> limits = detail.settings().limitsAsWritten();
        numbers.forEach((key, field) -> Fields.show(field, limits.getOrDefault(key, ""), other));
        free.setSelected(detail.settings().free());
        Fields.show(proxy, Objects.toString(detail.settings().proxy(), ""), other);
        Fields.show(certificates, Objects.toString(detail.settings().caFile(), ""), other);
        headers.getChildren().clear();
        new TreeMap<>(detail.settings().headers())
                .entrySet()
                .forEach(header -> headers.getChildren().add(row(header)));
    }

    private HBox row(Map.Entry<String, String> header) {
        Label name = Nodes.fixed(header.getKey(), "tv-number");
        Label value = Nodes.label(header.getValue(), "tv-number-muted");
        Button remove = Nodes.iconButton("provider-header-remove", Feather.X, "Remove header " + header.getKey());
        remove.setOnAction(event -> {
            if (shown != null) {
                model.set(shown.id(), "headers", header.getKey(), null);
            }
        });
        HBox row = new HBox(8, name, value, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
