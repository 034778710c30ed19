package dev.trivium.demo;

import dev.trivium.demo.Persona.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Invented prose about a topic, in four styles. Its sentences fit phrases of either number. */
final class Prose {

    private final Topic topic;
    private final Random random;
    private final String a;
    private final String b;
    private final String c;

    Prose(Topic topic, Random random) {
        this.topic = topic;
        this.random = random;
        this.a = topic.phrase(0);
        this.b = topic.phrase(1);
        this.c = topic.phrase(2);
    }

    String text(Style style) {
        return switch (topic.intent()) {
            case COMPARE -> comparison(style);
            case SUMMARISE -> summary(style);
            case COPY -> copy(style);
            case LETTER -> letter(style);
            default -> explanation(style);
        };
    }

    private String explanation(Style style) {
        return switch (style) {
            case TERSE ->
                any(
                        capital(a) + ": start small. Check " + b + ". Then decide about " + c + ".",
                        "Short version: " + a + " first, " + b + " second. The rest depends.",
                        "Usually yes, if " + b + " allows it. Otherwise no.");
            case SHORT ->
                any(
                                "With " + a + ", the plain way usually wins.",
                                "In short: get " + a + " right first, and let the rest follow.",
                                "The quick answer on " + a + ": keep it simple and check it early.")
                        + " "
                        + any(
                                "What matters most is how it fits **" + b + "**; everything else can wait.",
                                "Most surprises come from **" + b + "**, so look there before anywhere else.")
                        + " "
                        + any(
                                "If " + c + " turns out to matter more, change course then, not before.",
                                "One caution: " + c + " may need a second look.");
            case BULLETS ->
                "Here is a balanced view of **" + a + "**:\n\n" + bullets(advice(), 4)
                        + "\n\n**Bottom line:** " + any("begin with ", "give most of your time to ") + b
                        + ", and come back to " + c + " once that holds.";
            case LONG -> longExplanation();
        };
    }

    private String longExplanation() {
        return "## " + capital(a) + "\n\n"
                + any(
                        "There are two honest answers here: the one that fits on a note, and the one that survives contact"
                                + " with reality. This is the second.",
                        "The difficulty lies less in the parts than in how they meet. It helps to take them one at a time.")
                + " The words that carry your question are **" + a + "**, **" + b + "** and **" + c
                + "**, so they set the"
                + " order.\n\n### What it comes down to\n\nThink of " + a + " as the part that you can decide, and of "
                + b
                + " as the part that you can only observe. Much confusion comes from treating the second like the first."
                + " When both are named and kept apart, " + c + " becomes a matter of measuring, not of taste.\n\n"
                + "### How to go about it\n\n" + steps()
                + "\n\n### What to watch for\n\n" + bullets(advice(), 3) + "\n\n" + table("Question", "If yes", "If no")
                + "\n\n### In one sentence\n\nSettle " + a + " with the smallest experiment that could prove you wrong,"
                + " and let " + b + " tell you whether to go on.";
    }

    private String steps() {
        return "1. **Name the goal.** Write down in one line what would count as success with " + a + ".\n"
                + "2. **Find the limit.** Ask what " + b + " will not allow; that is cheaper to learn now than later.\n"
                + "3. **Try the smallest version.** `one case, one measure, one day` is enough to learn something.\n"
                + "4. **Compare, then decide.** Put the result beside " + c + " and keep whichever explains more.";
    }

    private String comparison(Style style) {
        String left = topic.phrase(0);
        String right = topic.phrases().size() > 1 ? topic.phrase(1) : "the alternative";
        String leftEdge = any("less to set up", "the gentler start", "fewer moving parts");
        String rightEdge = any("more room to grow", "finer control", "better behaviour under load");
        return switch (style) {
            case TERSE -> capital(left) + " for simplicity, " + right + " for control.";
            case SHORT ->
                "Choose **" + left + "** for " + leftEdge + ", and **" + right + "** for " + rightEdge
                        + ". If you cannot tell which you need, start with " + left + ".";
            case BULLETS ->
                "- **" + capital(left) + ":** " + leftEdge + ", at the price of fewer choices later\n- **"
                        + capital(right) + ":** " + rightEdge
                        + ", at the price of more to learn\n- **In common:** both depend on "
                        + c + "\n- **A fair test:** the same small task with each, timed\n\n**Bottom line:** " + left
                        + " today, " + right + " once it pinches.";
            case LONG ->
                "## " + capital(left) + " and " + right + "\n\nThe two are closer than their followers say. What sets"
                        + " them apart shows in daily use, not on paper.\n\n| Aspect | " + capital(left) + " | "
                        + capital(right)
                        + " |\n|---|---|---|\n| Strength | " + leftEdge + " | " + rightEdge
                        + " |\n| Cost of a mistake | low, soon noticed | higher, noticed late |\n| Best for | small teams, short"
                        + " work | long-lived systems |\n\n### When the choice is clear\n\n- You need an answer this week: **"
                        + left + "**.\n- You expect tenfold growth: **" + right + "**.\n- You are bound by " + c
                        + ": test both, since this point decides.\n\n### Recommendation\n\nStart with " + left
                        + ", write down the sign at which you would switch, and look for that sign every quarter.";
        };
    }

    private String summary(Style style) {
        return switch (style) {
            case TERSE -> capital(a) + ", mainly. Also " + b + ".";
            case SHORT -> "It is about **" + a + "**, with " + b + " as the reason and " + c + " as the consequence.";
            case BULLETS ->
                "- **Main point:** " + a + "\n- **Support:** " + b + "\n- **Consequence:** " + c
                        + "\n- **Left open:** who decides, and when";
            case LONG ->
                "## Summary\n\nThe text turns on **" + a + "**. It supports this with " + b + ", and draws from it what"
                        + " should happen to " + c + ".\n\n### Key points\n\n1. " + capital(a)
                        + " comes first, in space and in"
                        + " weight.\n2. " + capital(b) + " serves as evidence, though only in part.\n3. " + capital(c)
                        + " is where the author wants the reader to act.\n\n### What is missing\n\nNumbers, mostly: the claim"
                        + " would be stronger with one figure before and one after.";
        };
    }

    private String copy(Style style) {
        return switch (style) {
            case TERSE -> capital(a) + ". Made well, priced fairly.";
            case SHORT ->
                any("Meet", "Say hello to", "Make room for") + " **" + a
                        + "**: made for every day, and for the days that are not like every day. Nothing to learn, nothing to"
                        + " charge, nothing in the way.";
            case BULLETS ->
                "**" + capital(a) + "**\n\n"
                        + any("Made for what you do anyway.", "The part you stop noticing," + " because it works.")
                        + "\n\n- **Ready** when you are, from the first minute\n- **Lasting**, because it can be mended\n"
                        + "- **Honest** about what it does not do\n\n*Try it for thirty days.*";
            case LONG ->
                "## " + capital(a) + "\n\nSome things ask for attention. This one gives it back. **" + capital(a)
                        + "** does its work quietly, from the first morning on, and asks for little more than to be used.\n\n"
                        + "### What you will notice\n\n1. **The first day:** it is where you expect it, and it is ready.\n2."
                        + " **The first month:** you have stopped thinking about it.\n3. **The first year:** it looks better"
                        + " than it did, because it was made to age.\n\n### What we left out\n\n- an app\n- a subscription\n"
                        + "- anything that could break before the rest does\n\n### A shorter version\n\n> "
                        + capital(a) + ". Made once, made well.";
        };
    }

    private String letter(Style style) {
        String matter = "“" + a + "”";
        return switch (style) {
            case TERSE -> "Sorry about this. We are on it and will answer by Thursday.";
            case SHORT ->
                "Hello,\n\nthank you for writing to us about " + matter + ". We are looking into it **today** and"
                        + " will come back to you by Thursday.\n\nKind regards";
            case BULLETS ->
                "**Subject:** Your message about " + matter + "\n\nHello,\n\nthank you for getting in touch. In"
                        + " brief:\n\n- We have understood what happened, and we are sorry.\n- Someone will call you **within"
                        + " two days**.\n- If it cannot wait, answer this message and it goes to the top.\n\nKind regards";
            case LONG ->
                "## Draft\n\n**Subject:** " + capital(a) + ": where we stand, and what comes next\n\nHello,\n\nthank"
                        + " you for writing so openly about " + matter
                        + ". You are owed a straight answer, so here it is.\n\n"
                        + any(
                                "This should not have happened, and it was ours to prevent.",
                                "You are right: we should have told you sooner.")
                        + " We have started to look into it and will share what we find by Thursday, whether or not it flatters"
                        + " us. Until then, here is what you can expect:\n\n1. **One person**, by name, who answers for"
                        + " this.\n2. **A short note** every second day, even if nothing has changed.\n3. **A proposal** that"
                        + " you can decline without giving a reason.\n\nKind regards\n\n### Why it is written this way\n\n- It"
                        + " *admits* before it explains.\n- It names a day, not “soon”.\n- It ends with a choice for the"
                        + " reader.";
        };
    }

    private List<String> advice() {
        List<String> advice = new ArrayList<>(List.of(
                "**Scope:** decide early what " + a + " should not cover",
                "**Evidence:** one measured example of " + b + " beats ten opinions",
                "**Cost:** the first version is cheap; keeping it alive is not",
                "**People:** ask whoever lives with " + c + " every day",
                "**Timing:** a small step this week is worth more than a plan for spring",
                "**Risk:** name the one thing that would make you stop"));
        Collections.shuffle(advice, random);
        return advice;
    }

    private static String bullets(List<String> lines, int count) {
        return "- " + String.join("\n- ", lines.subList(0, count));
    }

    private String table(String first, String second, String third) {
        return "| " + first + " | " + second + " | " + third
                + " |\n|---|---|---|\n| Can it be undone? | try it today | ask"
                + " someone first |\n| Does " + b
                + " change often? | check weekly | check once |\n| Is anyone waiting? | send"
                + " a first draft | finish it properly |";
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
