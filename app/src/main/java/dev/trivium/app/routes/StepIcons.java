package dev.trivium.app.routes;

import org.kordamp.ikonli.feather.Feather;

/** The icon of each kind of step. */
final class StepIcons {

    private StepIcons() {}

    static Feather of(String kind) {
        return switch (kind) {
            case "input" -> Feather.LOG_IN;
            case "output" -> Feather.LOG_OUT;
            case "prepare" -> Feather.FILTER;
            case "choose" -> Feather.HELP_CIRCLE;
            case "call" -> Feather.CPU;
            case "fallback" -> Feather.SHIELD;
            case "balance" -> Feather.SLIDERS;
            case "parallel" -> Feather.COPY;
            case "join" -> Feather.GIT_MERGE;
            case "sequence" -> Feather.LIST;
            case "hedge" -> Feather.FAST_FORWARD;
            case "cache" -> Feather.DATABASE;
            case "retry" -> Feather.REPEAT;
            case "limit" -> Feather.CLOCK;
            case "breaker" -> Feather.ZAP_OFF;
            case "use" -> Feather.CORNER_DOWN_RIGHT;
            default -> Feather.STAR;
        };
    }
}
