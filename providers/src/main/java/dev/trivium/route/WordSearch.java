package dev.trivium.route;

/** Looks for whole words. */
final class WordSearch {

    private WordSearch() {}

    /** Both in lower case. A word that begins or ends with a sign may stand beside anything there. */
    static boolean contains(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean starts = at == 0 || !joined(text.charAt(at - 1), word.charAt(0));
            boolean ends = end == text.length() || !joined(word.charAt(word.length() - 1), text.charAt(end));
            if (starts && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean joined(char left, char right) {
        return partOfWord(left) && partOfWord(right);
    }

    /** Scripts that write without spaces have no borders that could be seen here. */
    private static boolean partOfWord(char character) {
        return Character.isLetterOrDigit(character) && !Character.isIdeographic(character);
    }
}
