package dev.trivium.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An invented answer: what is said, why it ends, and how long each piece takes. The same for the same dialogue.
 *
 * @param reasoning pieces of reasoning; empty for a model that does not think
 * @param text pieces of the answer
 * @param stop the stop sequence at which it ended; null if it did not
 * @param length whether the limit of tokens ended it
 */
record DemoAnswer(
        List<Frame> reasoning,
        List<Frame> text,
        @Nullable String stop,
        boolean length,
        int inputTokens,
        int reasoningTokens,
        int textTokens,
        String id) {

    private static final Pattern PIECE = Pattern.compile("\\S{1,12}\\s*|\\s+");

    int outputTokens() {
        return reasoningTokens + textTokens;
    }

    static DemoAnswer of(Persona persona, Dialogue dialogue) {
        Random random = new Random(dialogue.seed());
        Composer composer = new Composer(dialogue, persona.style(), random);
        String thoughts = persona.thinks() ? composer.thoughts() : "";
        String text = composer.text();
        String stop = firstStop(text, dialogue.stops());
        if (stop != null) {
            text = text.substring(0, text.indexOf(stop));
        }
        Integer limit = dialogue.maxTokens();
        String shownThoughts = cut(thoughts, limit == null ? Integer.MAX_VALUE : limit);
        int used = Dialogue.tokens(shownThoughts);
        String shownText = cut(text, limit == null ? Integer.MAX_VALUE : Math.max(0, limit - used));
        boolean length = shownThoughts.length() < thoughts.length() || shownText.length() < text.length();
        List<Frame> reasoningFrames = frames(persona, shownThoughts, random, true);
        return new DemoAnswer(
                reasoningFrames,
                frames(persona, shownText, random, reasoningFrames.isEmpty()),
                length ? null : stop,
                length,
                dialogue.inputTokens(),
                used,
                Dialogue.tokens(shownText),
                String.format("%016x", dialogue.seed()));
    }

    private static @Nullable String firstStop(String text, List<String> stops) {
        String first = null;
        for (String stop : stops) {
            int at = stop.isEmpty() ? -1 : text.indexOf(stop);
            if (at >= 0 && (first == null || at < text.indexOf(first))) {
                first = stop;
            }
        }
        return first;
    }

    private static String cut(String text, int tokens) {
        long characters = 4L * tokens;
        if (text.length() <= characters) {
            return text;
        }
        int end = (int) characters;
        boolean splitsPair = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splitsPair ? end - 1 : end);
    }

    private static List<Frame> frames(Persona persona, String text, Random random, boolean first) {
        List<Frame> frames = new ArrayList<>();
        Matcher pieces = PIECE.matcher(text);
        StringBuilder held = new StringBuilder();
        while (pieces.find()) {
            held.append(pieces.group());
            // A piece of twelve characters may end inside a surrogate pair; it then waits for the other half.
            if (Character.isHighSurrogate(held.charAt(held.length() - 1))) {
                continue;
            }
            double seconds = held.length() / 4.0 / persona.tokensPerSecond() * (0.7 + 0.6 * random.nextDouble());
            long nanos = frames.isEmpty() && first ? persona.firstNanos() : (long) (seconds * 1e9);
            frames.add(new Frame(nanos, held.toString()));
            held.setLength(0);
        }
        return frames;
    }
}
