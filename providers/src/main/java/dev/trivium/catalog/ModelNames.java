package dev.trivium.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which vendors are known to write one model's name. Nothing is guessed from likeness. */
final class ModelNames {

    /** A snapshot of OpenAI ({@code -2026-04-23}) or Anthropic ({@code -20250929}, on Vertex {@code @20250929}). */
    private static final Pattern DATED = Pattern.compile("(.+)[-@](\\d{4})-?(\\d{2})-?(\\d{2})");

    /** A stable version of Gemini: {@code gemini-2.0-flash-001}. */
    private static final Pattern NUMBERED = Pattern.compile("(gemini-.+)-00\\d");

    /** A model or inference profile of Bedrock: {@code eu.anthropic.claude-sonnet-4-6-20260101-v1:0}. */
    private static final Pattern BEDROCK =
            Pattern.compile("(?:(?:us|eu|apac|global|jp|au)\\.)?anthropic\\.(.+?)(?:-v\\d+(?::\\d+)?)?");

    /** Variants of OpenRouter, billed apart from the plain name. */
    private static final Pattern VARIANT = Pattern.compile("(.+):(?:free|nitro|floor|online|exacto|extended|thinking)");

    record Maker(String vendor, String model) {}

    private ModelNames() {}

    /**
     * The name, then its other spellings, closest first: without Gemini's {@code models/}, without a {@code :latest} tag
     * or {@code -latest} alias, without the date of a snapshot, without the number of a stable version.
     */
    static List<String> spellings(String vendor, String model) {
        List<String> names = new ArrayList<>();
        String name = model.strip();
        names.add(name);
        if (vendor.equals(Vendors.GOOGLE) && name.startsWith("models/")) {
            name = name.substring("models/".length());
            names.add(name);
        }
        name = add(names, without(name, ":latest"));
        name = add(names, without(name, "-latest"));
        name = add(names, undated(name));
        if (vendor.equals(Vendors.GOOGLE)) {
            Matcher numbered = NUMBERED.matcher(name);
            add(names, numbered.matches() ? numbered.group(1) : name);
        }
        return names;
    }

    static String withoutVariant(String model) {
        Matcher variant = VARIANT.matcher(model.strip());
        return variant.matches() ? variant.group(1) : model.strip();
    }

    /** Who made a model, where the name says so ({@code anthropic/claude-opus-5}); null if it does not. */
    static @Nullable Maker maker(String model) {
        Matcher bedrock = BEDROCK.matcher(model);
        if (bedrock.matches()) {
            return new Maker(Vendors.ANTHROPIC, bedrock.group(1));
        }
        int slash = model.indexOf('/');
        String vendor = slash < 0 ? null : Vendors.PREFIXES.get(model.substring(0, slash));
        return vendor == null ? null : new Maker(vendor, model.substring(slash + 1));
    }

    private static String add(List<String> names, String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
        return name;
    }

    private static String without(String name, String suffix) {
        return name.endsWith(suffix) && name.length() > suffix.length()
                ? name.substring(0, name.length() - suffix.length())
                : name;
    }

    private static String undated(String name) {
        Matcher dated = DATED.matcher(name);
        if (!dated.matches()) {
            return name;
        }
        try {
            int year = Integer.parseInt(dated.group(2));
            LocalDate day = LocalDate.of(year, Integer.parseInt(dated.group(3)), Integer.parseInt(dated.group(4)));
            return day.getYear() >= 2020 ? dated.group(1) : name;
        } catch (DateTimeException e) {
            return name;
        }
    }
}
