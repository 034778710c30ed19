package dev.trivium.history;

import dev.trivium.chat.ErrorKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are meant; the same terms as in {@link DashboardQuery}.
 *
 * @param status {@code ok}, a kind of error, or {@link #FAILED}; null for all
 */
public record CallQuery(
        LocalDate from,
        LocalDate until,
        FigureFilter filter,
        Population population,
        @Nullable String status) {

    /** As a status: every kind of error but a cancellation, as {@link Figures#failed} counts. */
    public static final String FAILED = "failed";

    boolean hasStatus(String of) {
        if (status == null) {
            return true;
        }
        return status.equals(FAILED)
                ? !of.equals(Series.OK) && !of.equals(ErrorKind.CANCELLED.id())
                : status.equals(of);
    }
}
