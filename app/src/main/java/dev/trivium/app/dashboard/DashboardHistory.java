package dev.trivium.app.dashboard;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where somebody was on the dashboard, for back and forward. FX thread only. */
public final class DashboardHistory {

    private static final int MOST = 200;

    private final Deque<DashboardAddress> before = new ArrayDeque<>();
    private final Deque<DashboardAddress> after = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<DashboardAddress> current;
    private final ReadOnlyBooleanWrapper canBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canForward = new ReadOnlyBooleanWrapper();

    DashboardHistory(DashboardAddress first) {
        current = new ReadOnlyObjectWrapper<>(first);
    }

    /** What was ahead is forgotten. Nothing happens for the same address. */
    void go(DashboardAddress address) {
        if (address.equals(current.get())) {
            return;
        }
        before.push(current.get());
        if (before.size() > MOST) {
            before.removeLast();
        }
        after.clear();
        set(address);
    }

    void back() {
        if (!before.isEmpty()) {
            after.push(current.get());
            set(before.pop());
        }
    }

    void forward() {
        if (!after.isEmpty()) {
            before.push(current.get());
            set(after.pop());
        }
    }

    private void set(DashboardAddress address) {
        canBack.set(!before.isEmpty());
        canForward.set(!after.isEmpty());
        current.set(address);
    }

    public ReadOnlyObjectProperty<DashboardAddress> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canBackProperty() {
        return canBack.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canForwardProperty() {
        return canForward.getReadOnlyProperty();
    }
}
