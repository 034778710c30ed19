package dev.trivium.app;

import dev.trivium.app.controls.BudgetBar;
import dev.trivium.app.controls.Nodes;
import dev.trivium.workspace.Amounts;
import dev.trivium.workspace.BudgetStanding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** How much of the budget is used up, in the top bar; a warning where it is nearly or wholly so. Leads to the budgets. */
final class BudgetMeter extends Button {

    private static final double WIDTH = 64;

    private final Shell shell;
    private final BudgetBar bar = new BudgetBar();
    private final Label warning = Nodes.fixed("", "tv-chip", "tv-chip-warning");
    private final ChangeListener<BudgetStanding.@Nullable Limit> onBudget = (property, before, now) -> draw(now);

    BudgetMeter(Shell shell, ObservableValue<BudgetStanding.@Nullable Limit> budget, Runnable open) {
        this.shell = shell;
        setId("shell-budget");
        getStyleClass().setAll("tv-budget-meter");
        bar.setPrefWidth(WIDTH);
        bar.setMinWidth(WIDTH);
        warning.setId("shell-budget-warning");
        warning.setGraphic(Nodes.icon(Feather.ALERT_TRIANGLE, "icon-12"));
        HBox row = new HBox(8, bar, warning);
        row.setAlignment(Pos.CENTER_LEFT);
        setGraphic(row);
        setOnAction(event -> open.run());
        sceneProperty().addListener((property, before, now) -> {
            if (now == null) {
                budget.removeListener(onBudget);
            } else {
                budget.addListener(onBudget);
                draw(budget.getValue());
            }
        });
    }

    private void draw(BudgetStanding.@Nullable Limit limit) {
        Nodes.show(this, limit != null);
        shell.setSpendOf(limit == null || limit.name().equals("today") ? "Today" : "This month");
        if (limit == null) {
            return;
        }
        boolean alarmed = limit.level() != BudgetStanding.Level.FINE;
        boolean reached = limit.level() == BudgetStanding.Level.REACHED;
        bar.show(limit.share(), limit.warnAt().doubleValue(), alarmed);
        String percent = BigDecimal.valueOf(limit.share() * 100)
                        .setScale(0, RoundingMode.DOWN)
                        .toPlainString()
                + " %";
        warning.setText(reached ? "Budget used up" : percent);
        Nodes.show(warning, alarmed);
        Nodes.describe(
                this,
                "Budget " + limit.name() + ": " + Amounts.usd(limit.spent()) + " of " + Amounts.usd(limit.usd())
                        + ", " + percent + (reached ? ", used up" : alarmed ? ", past the warning" : "")
                        + ". Opens the budgets.");
    }
}
