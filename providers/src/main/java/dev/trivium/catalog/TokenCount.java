package dev.trivium.catalog;

import java.util.Locale;

/**
 * Tokens counted here, always an estimate.
 *
 * @param method how they were counted, for a person: {@code tokenizer o200k_base}
 */
public record TokenCount(long tokens, String method) {

    /** Such as {@code 1,234 (estimate: tokenizer o200k_base)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d (estimate: %s)", tokens, method);
    }
}
