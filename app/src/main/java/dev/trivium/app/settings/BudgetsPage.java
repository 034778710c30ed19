package dev.trivium.app.settings;

import dev.trivium.app.controls.BudgetBar;
import dev.trivium.app.controls.Nodes;
import dev.trivium.workspace.Amounts;
import dev.trivium.workspace.Budget;
import dev.trivium.workspace.BudgetStanding;
import java.math.BigDecimal;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Settings, Budgets: per day and per month, when to warn, and whether to stop. */
final class BudgetsPage extends LimitsPage {

    private final Card day;
    private final Card month;
    private final TextField warnAt;
    private final Switch stop = new Switch();
    private final Label stopWords = Nodes.label("", "tv-small");

    BudgetsPage(LimitsViewModel model) {
        super(model, "budgets", "Budgets");
        day = new Card("budget-day", "Per day", model::setDay);
        month = new Card("budget-month", "Per month", model::setMonth);
        HBox cards = new HBox(16, day, month);
        warnAt = Fields.committed("budget-warn-at", 64, model::setWarnAt);
        warnAt.setAccessibleText("Warn at, percent of the budget");
        stop.setId("budget-stop");
        stop.setAccessibleText("Refuse calls that would pass a budget");
        stop.setOnAction(event -> model.setStop(stop.isSelected()));
        Label note = Nodes.label(
                "What real calls of models cost counts, as on the dashboard; simulated calls do not. A day begins at midnight"
                        + " in the time zone of the history's figures. An amount that is empty is no limit.",
                "tv-muted",
                "tv-small");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        add(
                cards,
                Fields.row("Warn at", warnAt, Nodes.label("% of a budget", "tv-muted", "tv-small")),
                Fields.row("At the limit", stop, stopWords),
                note);
    }

    @Override
    void show(LimitsViewModel.Limits limits) {
        Budget budget = limits.budget();
        BudgetStanding standing = model.standingProperty().get();
        boolean current = standing != null && standing.budget().equals(budget);
        day.show(
                budget.day(),
                current ? standing.day() : null,
                standing == null ? null : standing.spent().today());
        month.show(
                budget.month(),
                current ? standing.month() : null,
                standing == null ? null : standing.spent().month());
        Fields.show(
                warnAt, budget.warnAt().movePointRight(2).stripTrailingZeros().toPlainString(), false);
        stop.setSelected(budget.stop());
        stopWords.setText(
                budget.stop()
                        ? "Stop: runs that would pass a budget are refused, and so are calls that have not begun"
                        : "Only warn; calls go on");
    }

    /** One limit with what was spent of it. */
    private static final class Card extends VBox {

        private final Label spent = Nodes.fixed("", "tv-number");
        private final TextField limit;
        private final BudgetBar bar = new BudgetBar();
        private final Label words = Nodes.label("", "tv-small");

        Card(String id, String name, Consumer<String> set) {
            super(10);
            limit = Fields.committed(id, 88, set);
            limit.setPromptText("no limit");
            limit.setAccessibleText("Budget " + name.toLowerCase(java.util.Locale.ROOT) + " in US dollars");
            limit.setAlignment(Pos.CENTER_RIGHT);
            spent.setId(id + "-spent");
            words.setId(id + "-words");
            HBox head = new HBox(
                    8,
                    Nodes.label(name, "tv-medium"),
                    Nodes.spacer(),
                    spent,
                    Nodes.label("of $", "tv-muted", "tv-small"),
                    limit);
            head.setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(head, bar, words);
            getStyleClass().add("tv-budget-card");
            setMaxWidth(420);
            HBox.setHgrow(this, Priority.ALWAYS);
        }

        void show(@Nullable BigDecimal usd, BudgetStanding.@Nullable Limit standing, @Nullable BigDecimal used) {
            Fields.show(limit, usd == null ? "" : usd.toPlainString(), false);
            spent.setText(used == null ? "—" : Amounts.usd(used));
            boolean alarmed = standing != null && standing.level() != BudgetStanding.Level.FINE;
            bar.show(
                    standing == null ? 0 : standing.share(),
                    standing == null ? 0 : standing.warnAt().doubleValue(),
                    alarmed);
            words.setText(words(standing));
            words.getStyleClass().removeAll("tv-muted", "tv-warning-text");
            words.getStyleClass().add(alarmed ? "tv-warning-text" : "tv-muted");
        }

        private static String words(BudgetStanding.@Nullable Limit limit) {
            if (limit == null) {
                return "No limit";
            }
            String warning =
                    limit.warnAt().movePointRight(2).stripTrailingZeros().toPlainString() + " %";
            return switch (limit.level()) {
                case FINE -> "Warns at " + warning + ". " + Amounts.usd(limit.left()) + " left.";
                case WARNING -> "Past the warning at " + warning + ". " + Amounts.usd(limit.left()) + " left.";
                case REACHED -> "Used up.";
            };
        }
    }
}
