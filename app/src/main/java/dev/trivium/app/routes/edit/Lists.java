package dev.trivium.app.routes.edit;

import dev.trivium.route.Balance;
import dev.trivium.route.Parallel;
import dev.trivium.route.Sequence;
import dev.trivium.route.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The kinds of step that hold others in a list of any length: fallback, balance, sequence, parallel. */
final class Lists {

    private Lists() {}

    static boolean is(Step step) {
        return step instanceof Step.Fallback
                || step instanceof Balance
                || step instanceof Sequence
                || step instanceof Parallel;
    }

    /** The fewest items that it can have. */
    static int least(Step step) {
        return step instanceof Sequence ? 1 : 2;
    }

    static List<String> items(Step step) {
        if (step instanceof Step.Fallback fallback) {
            return fallback.steps();
        }
        if (step instanceof Balance balance) {
            return balance.shares().stream().map(Balance.Share::target).toList();
        }
        if (step instanceof Sequence sequence) {
            return sequence.steps();
        }
        return step instanceof Parallel parallel ? parallel.steps() : List.of();
    }

    static Step inserted(Step step, int index, String target) {
        return changed(step, items -> with(items, index, target), shares -> with(shares, index, share(target)));
    }

    static Step removed(Step step, int index) {
        return changed(step, items -> without(items, index), shares -> without(shares, index));
    }

    static Step swapped(Step step, int first, int second) {
        return changed(step, items -> swapped(items, first, second), shares -> swapped(shares, first, second));
    }

    private static Step changed(
            Step step, UnaryOperator<List<String>> items, UnaryOperator<List<Balance.Share>> shares) {
        if (step instanceof Step.Fallback fallback) {
            return new Step.Fallback(
                    items.apply(fallback.steps()),
                    fallback.on(),
                    fallback.onEmpty(),
                    fallback.check(),
                    fallback.timeout());
        }
        if (step instanceof Balance balance) {
            return new Balance(shares.apply(balance.shares()), balance.by(), balance.explore(), balance.sticky());
        }
        if (step instanceof Sequence sequence) {
            return new Sequence(items.apply(sequence.steps()));
        }
        if (step instanceof Parallel parallel) {
            return new Parallel(items.apply(parallel.steps()), parallel.aggregate(), parallel.by(), parallel.check());
        }
        throw new IllegalArgumentException("A " + step.kind() + " has no list of steps.");
    }

    private static Balance.Share share(String target) {
        return new Balance.Share(target, BigDecimal.ONE);
    }

    static <T> List<T> with(List<T> items, int index, T item) {
        List<T> changed = new ArrayList<>(items);
        changed.add(index, item);
        return changed;
    }

    static <T> List<T> without(List<T> items, int index) {
        List<T> changed = new ArrayList<>(items);
        changed.remove(index);
        return changed;
    }

    static <T> List<T> swapped(List<T> items, int first, int second) {
        List<T> changed = new ArrayList<>(items);
        java.util.Collections.swap(changed, first, second);
        return changed;
    }
}
