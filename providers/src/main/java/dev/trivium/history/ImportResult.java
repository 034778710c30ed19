package dev.trivium.history;

/**
 * @param runs how many runs were added
 * @param calls how many calls came with them
 * @param skipped how many runs were there already, and were left as they are
 */
public record ImportResult(int runs, int calls, int skipped) {}
