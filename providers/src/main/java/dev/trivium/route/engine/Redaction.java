package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.route.Prepare.Personal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces personal data by placeholders such as {@code [EMAIL_1]}, and back. One for each run of a step. */
final class Redaction {

    private static final Map<Personal, Pattern> FORMS = new EnumMap<>(Personal.class);

    static {
        // Every repetition is bounded, so that no text makes them slow.
        FORMS.put(
                Personal.EMAIL,
                Pattern.compile("[A-Za-z0-9_%+-][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,24}"));
        FORMS.put(Personal.IBAN, Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b"));
        FORMS.put(Personal.CARD, Pattern.compile("(?<![\\d])\\d(?:[ -]?\\d){12,18}(?![\\d])"));
        FORMS.put(
                Personal.IP_ADDRESS,
                Pattern.compile(
                        "(?<![\\d.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\d.])"));
        FORMS.put(Personal.PHONE, Pattern.compile("(?<![\\w+])(?:\\+|00|\\(?0)\\d(?:[ ()/-]{0,2}\\d){6,13}(?!\\d)"));
    }

    /** Longer forms first, so that no part of an IBAN or a card is taken for a telephone number. */
    private static final List<Personal> ORDER =
            List.of(Personal.EMAIL, Personal.IBAN, Personal.CARD, Personal.IP_ADDRESS, Personal.PHONE);

    private final Set<Personal> sought;
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<Personal, Integer> counts = new EnumMap<>(Personal.class);

    Redaction(Set<Personal> sought) {
        this.sought = sought;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    String summary() {
        return values.size() == 1
                ? "1 piece of personal data redacted"
                : values.size() + " pieces of personal data redacted";
    }

    String redact(String text) {
        String redacted = text;
        for (Personal kind : ORDER) {
            if (sought.contains(kind)) {
                redacted = redact(redacted, kind);
            }
        }
        return redacted;
    }

    private String redact(String text, Personal kind) {
        Matcher matcher = Objects.requireNonNull(FORMS.get(kind)).matcher(text);
        return matcher.replaceAll(found -> {
            boolean genuine = kind != Personal.CARD || validCard(found.group());
            return Matcher.quoteReplacement(genuine ? placeholder(kind, found.group()) : found.group());
        });
    }

    private String placeholder(Personal kind, String value) {
        String known = placeholders.get(value);
        if (known == null) {
            int number = counts.merge(kind, 1, Integer::sum);
            known = "[" + kind.name() + "_" + number + "]";
            placeholders.put(value, known);
            values.put(known, value);
        }
        return known;
    }

    /** The check digit of ISO/IEC 7812 (Luhn). */
    private static boolean validCard(String text) {
        int sum = 0;
        boolean twice = false;
        for (int i = text.length() - 1; i >= 0; i--) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit >= 0) {
                int value = twice ? digit * 2 : digit;
                sum += value > 9 ? value - 9 : value;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }

    String restore(String text) {
        String restored = text;
        if (text.indexOf('[') >= 0) {
            for (Map.Entry<String, String> entry : values.entrySet()) {
                restored = restored.replace(entry.getKey(), entry.getValue());
            }
        }
        return restored;
    }

    Ending restore(Ending ending) {
        Answer answer = ending.answer();
        if (answer == null) {
            return ending;
        }
        List<Part> parts = new ArrayList<>();
        for (Part part : answer.message().parts()) {
            parts.add(restore(part));
        }
        Message message = new Message(answer.message().role(), parts);
        return ending.withAnswer(Release.withMessage(answer, message));
    }

    Part restore(Part part) {
        if (part instanceof Part.Text text) {
            return new Part.Text(restore(text.text()));
        }
        return part instanceof Part.ToolCall call ? restore(call) : part;
    }

    Part.ToolCall restore(Part.ToolCall call) {
        return new Part.ToolCall(call.id(), call.name(), restore(call.arguments()), call.opaque());
    }

    /** Where a placeholder might begin whose end has not come yet; the length of the text if nowhere. */
    int unfinished(String text) {
        int at = text.lastIndexOf('[');
        String tail = at < 0 ? "" : text.substring(at);
        boolean may =
                at >= 0 && text.indexOf(']', at) < 0 && values.keySet().stream().anyMatch(key -> key.startsWith(tail));
        return may ? at : text.length();
    }
}
