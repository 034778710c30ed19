package dev.trivium.route;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Part;
import dev.trivium.chat.ResponseFormat;
import dev.trivium.chat.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What conditions can look at in one request. Everything is found out when it is first asked for, and then kept. Safe for
 * several threads: at worst two of them find out the same.
 */
public final class Features {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private final ChatRequest request;
    private final Circumstances circumstances;
    private final Map<String, BigDecimal> metadataNumbers = new ConcurrentHashMap<>();
    private final Map<String, Boolean> words = new ConcurrentHashMap<>();
    private final Map<TextPattern, TextPattern.Found> patterns = new ConcurrentHashMap<>();
    private volatile @Nullable String input;
    private volatile @Nullable String lowerCase;
    private volatile @Nullable BigDecimal tokens;
    private volatile @Nullable BigDecimal characters;
    private volatile @Nullable BigDecimal turns;
    private volatile @Nullable String language;
    private volatile @Nullable LocalTime time;
    private volatile @Nullable BigDecimal spentToday;
    private final Map<Condition.Flag, Boolean> flags = new ConcurrentHashMap<>();

    public Features(ChatRequest request, Circumstances circumstances) {
        this.request = request;
        this.circumstances = circumstances;
    }

    /** @param tokenCounter input tokens of a request */
    public Features(ChatRequest request, ToLongFunction<ChatRequest> tokenCounter) {
        this(request, Circumstances.counting(tokenCounter));
    }

    /** The text of the last message of the user; empty if there is none. */
    String input() {
        String known = input;
        if (known == null) {
            known = "";
            for (Message message : request.messages()) {
                known = message.role() == Role.USER ? message.text() : known;
            }
            input = known;
        }
        return known;
    }

    BigDecimal tokens() {
        BigDecimal known = tokens;
        if (known == null) {
            known = BigDecimal.valueOf(circumstances.tokens(request));
            tokens = known;
        }
        return known;
    }

    BigDecimal characters() {
        BigDecimal known = characters;
        if (known == null) {
            long count = 0;
            for (Message message : request.messages()) {
                String text = message.text();
                count += text.codePointCount(0, text.length());
            }
            known = BigDecimal.valueOf(count);
            characters = known;
        }
        return known;
    }

    BigDecimal turns() {
        BigDecimal known = turns;
        if (known == null) {
            known = BigDecimal.valueOf(request.messages().stream()
                    .filter(message -> message.role() == Role.USER)
                    .count());
            turns = known;
        }
        return known;
    }

    /** A code of ISO 639-1; empty where nothing can be said. */
    String language() {
        String known = language;
        if (known == null) {
            known = Language.of(lowerCase());
            language = known;
        }
        return known;
    }

    LocalTime time() {
        LocalTime known = time;
        if (known == null) {
            known = circumstances.time().truncatedTo(ChronoUnit.MINUTES);
            time = known;
        }
        return known;
    }

    BigDecimal spentToday() {
        BigDecimal known = spentToday;
        if (known == null) {
            known = circumstances.spentToday();
            spentToday = known;
        }
        return known;
    }

    @Nullable
    Duration latency(ModelAddress model) {
        return circumstances.latency(model);
    }

    @Nullable
    BigDecimal errorRate(ModelAddress model) {
        return circumstances.errorRate(model);
    }

    /** Whether the request's metadata has a key. */
    public boolean has(String key) {
        return request.metadata().containsKey(key);
    }

    @Nullable
    String metadata(String key) {
        return request.metadata().get(key);
    }

    /** @return null if the key is missing or its text is not a number */
    @Nullable
    BigDecimal metadataNumber(String key) {
        BigDecimal known = metadataNumbers.get(key);
        if (known == null) {
            String text = metadata(key);
            if (text == null || !PLAIN_NUMBER.matcher(text).matches()) {
                return null;
            }
            known = new BigDecimal(text);
            metadataNumbers.put(key, known);
        }
        return known;
    }

    private boolean contains(String word) {
        Boolean known = words.get(word);
        if (known == null) {
            known = WordSearch.contains(lowerCase(), word.toLowerCase(Locale.ROOT));
            words.put(word, known);
        }
        return known;
    }

    /** The first of these words that stands in the input; null if none does. */
    @Nullable
    String firstOf(List<String> candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            if (contains(candidates.get(i))) {
                return candidates.get(i);
            }
        }
        return null;
    }

    TextPattern.Found find(TextPattern pattern) {
        TextPattern.Found known = patterns.get(pattern);
        if (known == null) {
            known = pattern.find(input());
            patterns.put(pattern, known);
        }
        return known;
    }

    boolean is(Condition.Flag flag) {
        Boolean known = flags.get(flag);
        if (known == null) {
            known = switch (flag) {
                case HAS_IMAGE ->
                    request.messages().stream()
                            .flatMap(message -> message.parts().stream())
                            .anyMatch(Part.Image.class::isInstance);
                case HAS_CODE -> Signs.hasCode(input());
                case ASKS_FOR_JSON ->
                    !(request.format() instanceof ResponseFormat.PlainText) || Signs.asksForJson(lowerCase());
                case ASKS_FOR_CODE -> Signs.asksForCode(lowerCase());
            };
            flags.put(flag, known);
        }
        return known;
    }

    private String lowerCase() {
        String known = lowerCase;
        if (known == null) {
            known = input().toLowerCase(Locale.ROOT);
            lowerCase = known;
        }
        return known;
    }
}
