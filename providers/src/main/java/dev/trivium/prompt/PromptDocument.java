package dev.trivium.prompt;

import dev.trivium.prompt.TemplateScanner.Kind;
import dev.trivium.prompt.TemplateScanner.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt file as an editor shows it: a system text, a user text, and turns after it.
 *
 * <p>The text is the truth: {@code of(text).text()} is the text, and a change of one part leaves every other character
 * as it was. A file whose roles cannot be laid out this way, such as one with a role inside a condition, is edited as
 * text only. Instances do not change.
 */
public final class PromptDocument {

    /** The format's word for what a model said. */
    public static final String MODEL = "model";

    /** The format's word for what a person said. */
    public static final String USER = "user";

    private static final String SYSTEM = "system";
    private static final String UNBALANCED =
            "A block is not closed where it should be, so this prompt is edited as text.";
    private static final Pattern ROLE = Pattern.compile("role\\s+(?:\"(\\w+)\"|'(\\w+)')");

    /**
     * A message after the first one of the user.
     *
     * @param role {@link #USER} or {@link #MODEL}
     */
    public record Turn(String role, String text) {}

    private final String head;
    private final List<PromptSection> sections;
    private final String textOnly;

    private PromptDocument(String head, List<PromptSection> sections, String textOnly) {
        this.head = head;
        this.sections = List.copyOf(sections);
        this.textOnly = textOnly;
    }

    /** Linear in the length of the text; never fails. */
    public static PromptDocument of(String text) {
        int bodyStart = FrontMatter.bodyStart(text);
        List<Token> roles = new ArrayList<>();
        String reason = reason(text, bodyStart, roles);
        if (!reason.isEmpty()) {
            return new PromptDocument(text, List.of(), reason);
        }
        List<PromptSection> sections = new ArrayList<>();
        int first = roles.isEmpty() ? text.length() : roles.get(0).start();
        String before = text.substring(bodyStart, first);
        String head = text.substring(0, bodyStart);
        if (says(before)) {
            sections.add(PromptSection.cut("", USER, before));
        } else {
            head = text.substring(0, first);
        }
        for (int i = 0; i < roles.size(); i++) {
            Token role = roles.get(i);
            int end = i + 1 < roles.size() ? roles.get(i + 1).start() : text.length();
            sections.add(PromptSection.cut(
                    text.substring(role.start(), role.end()), name(role), text.substring(role.end(), end)));
        }
        String order = order(sections);
        return order.isEmpty() ? new PromptDocument(head, sections, "") : new PromptDocument(text, List.of(), order);
    }

    /** The whole file. */
    public String text() {
        StringBuilder text = new StringBuilder(head);
        sections.forEach(section -> text.append(section.text()));
        return text.toString();
    }

    /** Why there is only the text, for a person; empty if there are parts. The parts are empty then. */
    public String textOnly() {
        return textOnly;
    }

    public String system() {
        return hasSystem() ? sections.get(0).content() : "";
    }

    public String user() {
        return hasUser() ? sections.get(userIndex()).content() : "";
    }

    public List<Turn> turns() {
        return sections.subList(turnsFrom(), sections.size()).stream()
                .map(section -> new Turn(section.role(), section.content()))
                .toList();
    }

    public PromptDocument withSystem(String text) {
        if (hasSystem()) {
            return replaced(0, sections.get(0).withContent(text));
        }
        if (text.isEmpty()) {
            return this;
        }
        List<PromptSection> changed = new ArrayList<>(sections);
        if (!changed.isEmpty()) {
            changed.set(0, changed.get(0).marked());
        }
        changed.add(0, PromptSection.made(SYSTEM, text, changed.isEmpty() ? "\n" : "\n\n"));
        return new PromptDocument(headLine(), changed, "");
    }

    public PromptDocument withUser(String text) {
        if (hasUser()) {
            PromptSection user = sections.get(userIndex()).withContent(text);
            boolean looksLikeHead = head.isBlank() && text.stripLeading().startsWith("---");
            return replaced(userIndex(), looksLikeHead ? user.marked() : user);
        }
        if (text.isEmpty()) {
            return this;
        }
        // A comment above would become a part of a text without a role of its own.
        boolean plain = FrontMatter.bodyStart(head) == head.length();
        if (sections.isEmpty() && plain && !text.stripLeading().startsWith("---")) {
            return new PromptDocument(headLine(), List.of(new PromptSection("", USER, "", text, "\n")), "");
        }
        return inserted(userIndex(), USER, text);
    }

    /** @throws IndexOutOfBoundsException if there is no such turn */
    public PromptDocument withTurn(int index, String text) {
        int at = turnsFrom() + index;
        return replaced(at, sections.get(at).withContent(text));
    }

    /** The other side says it. */
    public PromptDocument withTurnRole(int index, String role) {
        int at = turnsFrom() + index;
        return replaced(at, sections.get(at).withRole(role));
    }

    /** A new last turn; of the side that did not speak last. */
    public PromptDocument withTurnAdded() {
        String last =
                sections.isEmpty() ? SYSTEM : sections.get(sections.size() - 1).role();
        PromptDocument started = hasUser() || !turns().isEmpty() ? this : inserted(userIndex(), USER, "");
        return started.inserted(started.sections.size(), last.equals(MODEL) ? USER : MODEL, "");
    }

    public PromptDocument withTurnRemoved(int index) {
        int at = turnsFrom() + index;
        List<PromptSection> changed = new ArrayList<>(sections);
        PromptSection removed = changed.remove(at);
        if (at == changed.size() && at > 0) {
            changed.set(at - 1, changed.get(at - 1).withTrail(removed.trail()));
        }
        return new PromptDocument(head, changed, "");
    }

    /** @param by -1 is one up, 1 one down; nothing changes at the edge */
    public PromptDocument withTurnMoved(int index, int by) {
        int from = turnsFrom() + index;
        int to = from + by;
        if (to < turnsFrom() || to >= sections.size()) {
            return this;
        }
        List<PromptSection> changed = new ArrayList<>(sections);
        // The space behind a turn belongs to its place: the end of the file stays the end.
        changed.set(from, sections.get(to).withTrail(sections.get(from).trail()));
        changed.set(to, sections.get(from).withTrail(sections.get(to).trail()));
        return new PromptDocument(head, changed, "");
    }

    private PromptDocument replaced(int at, PromptSection section) {
        List<PromptSection> changed = new ArrayList<>(sections);
        changed.set(at, section);
        return new PromptDocument(head, changed, "");
    }

    private PromptDocument inserted(int at, String role, String text) {
        List<PromptSection> changed = new ArrayList<>(sections);
        boolean last = at == changed.size();
        if (last && at > 0) {
            changed.set(at - 1, changed.get(at - 1).withTrail("\n\n"));
        }
        changed.add(at, PromptSection.made(role, text, last ? "\n" : "\n\n"));
        return new PromptDocument(headLine(), changed, "");
    }

    /** The head, ended by a line break where it is not empty. */
    private String headLine() {
        return head.isEmpty() || head.endsWith("\n") ? head : head + "\n";
    }

    private boolean hasSystem() {
        return !sections.isEmpty() && sections.get(0).role().equals(SYSTEM);
    }

    private int userIndex() {
        return hasSystem() ? 1 : 0;
    }

    private boolean hasUser() {
        return sections.size() > userIndex() && sections.get(userIndex()).role().equals(USER);
    }

    private int turnsFrom() {
        return hasUser() ? userIndex() + 1 : userIndex();
    }

    /** Why the roles cannot stand in parts; else gathers them. */
    private static String reason(String text, int from, List<Token> roles) {
        if (text.indexOf("{{{{", from) >= 0) {
            return "This prompt has a raw block, so it is edited as text.";
        }
        int depth = 0;
        int end = from;
        for (Token token : TemplateScanner.scan(text)) {
            if (token.start() < from) {
                continue;
            }
            end = token.end();
            if (token.kind() == Kind.BLOCK_START && !token.inside().isEmpty()) {
                depth++;
            } else if (token.kind() == Kind.BLOCK_END) {
                depth--;
                if (depth < 0) {
                    return UNBALANCED;
                }
            } else if (token.kind() == Kind.VARIABLE && token.inside().matches("history\\b.*")) {
                return "This prompt places the history itself, so it is edited as text.";
            } else if (token.kind() == Kind.VARIABLE && token.inside().matches("(?s)role\\b.*")) {
                if (depth > 0) {
                    return "A role stands inside a condition, so this prompt is edited as text.";
                }
                if (!ROLE.matcher(token.inside()).matches()) {
                    return "A role is not a plain name, so this prompt is edited as text.";
                }
                roles.add(token);
            }
        }
        // What comes behind braces that stay open would become a part of them.
        if (text.substring(end).replace("\\{{", "").contains("{{")) {
            return "Braces are not closed, so this prompt is edited as text.";
        }
        return depth == 0 ? "" : UNBALANCED;
    }

    private static String order(List<PromptSection> sections) {
        for (int i = 0; i < sections.size(); i++) {
            String role = sections.get(i).role();
            if (role.equals(SYSTEM) && i > 0) {
                return "A system text stands after another message, so this prompt is edited as text.";
            }
            if (!List.of(SYSTEM, USER, MODEL).contains(role)) {
                return "The role \"" + role + "\" has no tab, so this prompt is edited as text.";
            }
        }
        return "";
    }

    private static String name(Token role) {
        Matcher matcher = ROLE.matcher(role.inside());
        if (!matcher.matches()) {
            return "";
        }
        String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return name.equals("assistant") ? MODEL : name;
    }

    /** Whether there is more than space and comments. */
    private static boolean says(String text) {
        int at = 0;
        for (Token token : TemplateScanner.scan(text)) {
            if (token.kind() != Kind.COMMENT
                    || !text.substring(at, token.start()).isBlank()) {
                return true;
            }
            at = token.end();
        }
        return !text.substring(at).isBlank();
    }
}
