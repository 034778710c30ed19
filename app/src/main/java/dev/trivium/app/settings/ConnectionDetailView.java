package dev.trivium.app.settings;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slots;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The connection that is selected: key, address, test, what else can be set, its models and prices. */
final class ConnectionDetailView extends BorderPane {

    private final ProvidersViewModel model;
    private final HealthMark mark = new HealthMark(Mark.NOT_SET_UP);
    private final Label title = Nodes.label("", "tv-strong");
    private final Label address = Nodes.fixed("", "tv-chip");
    private final Label demo = Nodes.fixed("Demo", "tv-chip", "tv-chip-warning");
    private final Label trouble = Nodes.fixed("", "tv-chip");
    private final HBox confirm = new HBox(8);
    private final Label question = Nodes.label("");
    private final KeySection key;
    private final ConnectionSection connection;
    private final MoreSection more;
    private final ModelsSection models;
    private final Label problem = Nodes.label("", "tv-error-line");
    private final Label notice = Nodes.label("", "tv-notice-line");
    private final VBox content = new VBox();
    private final Label empty = Nodes.label("Add a provider to use its models.", "tv-empty");
    private @Nullable ConnectionDetail shown;

    ConnectionDetailView(ProvidersViewModel model, Slots slots, Supplier<Optional<Path>> chooseFile) {
        this.model = model;
        key = new KeySection(model);
        connection = new ConnectionSection(model);
        more = new MoreSection(model, chooseFile);
        models = new ModelsSection(model, slots, chooseFile);
        getStyleClass().add("tv-panel");
        setMinWidth(0);
        problem.setId("providers-problem");
        problem.setWrapText(true);
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        notice.setId("providers-notice");
        notice.setWrapText(true);
        Label heading = Nodes.label("Connection", "tv-strong");
        VBox grid = new VBox(12, heading, key, connection, more);
        content.getChildren().addAll(problem, notice, grid, separator(), models);
        content.getStyleClass().add("tv-settings");
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().add("tv-scroll");
        scroll.setFitToWidth(true);
        setTop(new VBox(bar(), confirmBar()));
        setCenter(scroll);
    }

    private HBox bar() {
        title.setId("provider-title");
        trouble.setId("provider-trouble");
        address.setTooltip(Nodes.tooltip("The first part of its models' addresses"));
        Button remove = Nodes.button("provider-remove", "Remove", "tv-stop");
        remove.setOnAction(event -> Nodes.show(confirm, true));
        HBox bar = new HBox(mark, title, address, demo, trouble, Nodes.spacer(), remove);
        bar.getStyleClass().add("tv-bar");
        return bar;
    }

    private HBox confirmBar() {
        Button yes = Nodes.button("provider-remove-confirm", "Remove", "tv-danger-button");
        yes.setOnAction(event -> {
            Nodes.show(confirm, false);
            if (shown != null) {
                model.remove(shown.id());
            }
        });
        Button no = Nodes.button("provider-remove-keep", "Keep");
        no.setOnAction(event -> Nodes.show(confirm, false));
        question.setWrapText(true);
        confirm.getChildren()
                .addAll(Nodes.icon(Feather.ALERT_TRIANGLE, "tv-icon-danger"), question, Nodes.spacer(), no, yes);
        confirm.setAlignment(Pos.CENTER_LEFT);
        confirm.getStyleClass().add("tv-confirm");
        Nodes.show(confirm, false);
        return confirm;
    }

    private static Region separator() {
        Region line = new Region();
        line.getStyleClass().add("tv-line");
        return line;
    }

    void attach() {
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        notice.textProperty().bind(model.noticeProperty());
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
    }

    void detach() {
        problem.textProperty().unbind();
        notice.textProperty().unbind();
    }

    void show(@Nullable ConnectionDetail detail) {
        boolean other = detail == null || shown == null || !detail.id().equals(shown.id());
        shown = detail;
        Nodes.show(getTop(), detail != null);
        setCenterShown(detail != null);
        if (detail == null) {
            return;
        }
        if (other) {
            Nodes.show(confirm, false);
        }
        mark.show(detail.mark());
        title.setText(detail.title());
        address.setText(detail.id() + "/");
        Nodes.show(demo, detail.settings().demo());
        String wrong = detail.trouble(model.now());
        trouble.setText(wrong);
        trouble.getStyleClass()
                .setAll("label", "tv-chip", detail.mark() == Mark.FAILING ? "tv-chip-danger" : "tv-chip-warning");
        Nodes.show(trouble, !wrong.isEmpty());
        question.setText("Remove " + detail.title()
                + "? Its entry leaves trivium.yaml. The history stays, and so does a" + " key in the keychain.");
        key.show(detail, other);
        connection.show(detail, other);
        more.show(detail, other);
        models.show(detail, other);
    }

    private void setCenterShown(boolean there) {
        Nodes.show(content, there);
        setBottom(there ? null : empty);
    }
}
