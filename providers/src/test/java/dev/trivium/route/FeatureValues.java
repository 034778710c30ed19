package dev.trivium.route;

/** What conditions see in a request, for callers that send it to a gateway. */
public final class FeatureValues {

    private FeatureValues() {}

    public static String language(Features features) {
        return features.language();
    }

    public static String characters(Features features) {
        return features.characters().toPlainString();
    }

    public static String turns(Features features) {
        return features.turns().toPlainString();
    }

    public static String tokens(Features features) {
        return features.tokens().toPlainString();
    }
}
