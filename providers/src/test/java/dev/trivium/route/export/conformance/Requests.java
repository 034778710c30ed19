package dev.trivium.route.export.conformance;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.route.Circumstances;
import dev.trivium.route.Condition;
import dev.trivium.route.ConditionException;
import dev.trivium.route.FeatureValues;
import dev.trivium.route.Features;
import dev.trivium.route.Route;
import dev.trivium.route.Step;
import dev.trivium.route.Truth;
import dev.trivium.route.export.CallerKey;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Random requests, and what their caller sends along. */
final class Requests {

    static final List<String> KEYS = List.of("tier", "size", "a-b_9");
    static final List<String> WORDS = List.of("refund", "price", "code", "und", "json", "write", "the", "nicht");

    private static final List<String> VALUES = List.of(
            "5",
            "5.0",
            "-3",
            "2.5",
            "1000",
            "007",
            "5abc",
            "1e3",
            " 5",
            "",
            "gold",
            "Gold",
            "é \"x\" \\",
            "NaN",
            "undefined",
            "null",
            "true",
            "123456789012",
            "5\n");
    private static final int[] STATUSES = {200, 200, 400, 401, 403, 404, 408, 422, 429, 500, 502, 503, 504, 529};

    private Requests() {}

    static String value(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    static Plan plan(int id, Route route, Random random) {
        Map<String, Integer> statuses = new TreeMap<>();
        route.steps().values().forEach(step -> {
            if (step instanceof Step.Call call && random.nextInt(3) > 0) {
                statuses.put(call.model().model(), STATUSES[random.nextInt(STATUSES.length)]);
            }
        });
        statuses.values().removeIf(status -> status == 200);
        return new Plan(id, statuses);
    }

    static ChatRequest request(Plan plan, Random random) {
        List<Message> messages = new ArrayList<>();
        if (random.nextBoolean()) {
            messages.add(Message.system("Be brief."));
        }
        if (random.nextInt(3) == 0) {
            messages.add(Message.user(words(random)));
            messages.add(Message.assistant("Yes."));
        }
        messages.add(Message.user(words(random) + plan.text()));
        Map<String, String> metadata = new LinkedHashMap<>();
        for (String key : KEYS) {
            if (random.nextInt(3) > 0) {
                metadata.put(key, value(random));
            }
        }
        return ChatRequest.of(messages).withMetadata(metadata);
    }

    private static String words(Random random) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(9) == 0 ? "\n" : " ");
        }
        return random.nextInt(6) == 0 ? text + "```x = 1;``` " : text.toString();
    }

    /** The request's own metadata and the keys that the report asks for. */
    static Map<String, String> sent(ChatRequest request, List<CallerKey> keys, Clock clock) {
        Map<String, String> sent = new LinkedHashMap<>(request.metadata());
        Features features = new Features(request, Circumstances.counting(OurEngine::tokens));
        for (CallerKey key : keys) {
            String value = value(key.feature(), features, clock);
            if (value != null) {
                sent.put(key.name(), value);
            }
        }
        return sent;
    }

    private static @Nullable String value(String feature, Features features, Clock clock) {
        LocalTime now = LocalTime.now(clock);
        return switch (feature) {
            case "input.tokens" -> FeatureValues.tokens(features);
            case "input.characters" -> FeatureValues.characters(features);
            case "input.turns" -> FeatureValues.turns(features);
            case "input.language" -> FeatureValues.language(features);
            case "time" -> String.valueOf(now.getHour() * 60 + now.getMinute());
            case "spent_today" -> "0";
            default ->
                feature.startsWith("latency") || feature.startsWith("error_rate")
                        ? null
                        : String.valueOf(holds(feature, features));
        };
    }

    private static boolean holds(String condition, Features features) {
        try {
            return Truth.holds(Condition.parse(condition), features);
        } catch (ConditionException e) {
            throw new IllegalStateException(condition, e);
        }
    }
}
