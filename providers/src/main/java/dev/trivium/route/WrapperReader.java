package dev.trivium.route;

import dev.trivium.chat.Role;
import dev.trivium.yaml.YamlFields;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the options of the steps that wrap another. */
final class WrapperReader {

    private final YamlFields fields;
    private final Options options;

    WrapperReader(YamlFields fields, Options options) {
        this.fields = fields;
        this.options = options;
    }

    Step read(String kind, String inner) {
        return switch (kind) {
            case "prepare" -> prepare(inner);
            case "cache" ->
                new Cache(
                        inner, options.span("age", Cache.USUAL_AGE), options.count("entries", 1, Cache.USUAL_ENTRIES));
            case "retry" ->
                new Retry(
                        inner,
                        options.count("attempts", 2, Retry.USUAL_ATTEMPTS),
                        options.span("base", Retry.USUAL_BASE),
                        options.span("cap", Retry.USUAL_CAP),
                        options.errorKinds("on", ""));
            case "limit" -> limit(inner);
            default ->
                new Breaker(
                        inner,
                        options.count("failures", 1, Breaker.USUAL_FAILURES),
                        options.span("window", Breaker.USUAL_WINDOW),
                        options.span("open", Breaker.USUAL_OPEN));
        };
    }

    private Step prepare(String inner) {
        boolean normalise = Boolean.TRUE.equals(fields.flag("normalise"));
        Prepare prepare = new Prepare(
                inner,
                normalise,
                options.words("redact", Prepare.Personal.class, Prepare.Personal::id),
                options.count("input_tokens", 1),
                roles());
        boolean idle = !normalise
                && prepare.redact().isEmpty()
                && prepare.inputTokens() == null
                && prepare.roles().isEmpty();
        if (idle) {
            fields.problem(
                    "prepare",
                    "This step prepares nothing.",
                    "Add normalise: true, redact:, input_tokens: or roles:, or leave it out.");
        }
        return prepare;
    }

    private Map<Role, Role> roles() {
        Map<Role, Role> roles = new EnumMap<>(Role.class);
        fields.textMap("roles").forEach((from, to) -> {
            Role lacking = role(from);
            Role becomes = role(to);
            if (lacking == null || becomes == null || lacking == becomes || becomes == Role.TOOL) {
                fields.problem(
                        "roles",
                        "\"" + from + ": " + to + "\" does not translate a role.",
                        "Write, for example, system: user; roles are system, user, assistant and tool.");
            } else {
                roles.put(lacking, becomes);
            }
        });
        return roles;
    }

    private Step limit(String inner) {
        Duration time = options.span("time");
        BigDecimal money = options.decimal("usd_per_day");
        Integer calls = options.count("calls", 1);
        Duration per = options.span("per");
        if (money != null && money.signum() < 0) {
            fields.problem("usd_per_day", "\"usd_per_day\" must be 0 or more.", "");
        }
        boolean together = (calls == null) == (per == null);
        if (!together) {
            fields.problem(
                    "limit", "\"calls\" and \"per\" belong together.", "Write, for example, calls: 60 and per: 1m.");
        }
        if (time == null && money == null && calls == null && per == null) {
            fields.problem("limit", "This step limits nothing.", "Add time:, usd_per_day:, or calls: with per:.");
        }
        return new Limit(inner, time, money, together ? calls : null, together ? per : null);
    }

    private static @Nullable Role role(String text) {
        for (Role role : Role.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(text)) {
                return role;
            }
        }
        return null;
    }
}
