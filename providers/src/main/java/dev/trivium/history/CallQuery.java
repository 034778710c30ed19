package dev.trivium.history;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are meant; the same terms as in {@link DashboardQuery}.
 *
 * @param status {@code ok} or a kind of error; null for all
 */
public record CallQuery(
        LocalDate from,
        LocalDate until,
        FigureFilter filter,
        Population population,
        @Nullable String status) {}
