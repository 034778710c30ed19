package dev.trivium.route;

/** A condition's text that cannot be read. */
public final class ConditionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String remedy;

    ConditionException(String what, String remedy) {
        super(what);
        this.what = what;
        this.remedy = remedy;
    }

    /** What is wrong, one sentence. */
    public String what() {
        return what;
    }

    /** What would be right, one sentence. */
    public String remedy() {
        return remedy;
    }
}
