package dev.trivium.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be used; every mistake that was found is listed. The message is one line per mistake. */
public final class ProblemException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ProblemException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    /** At least one, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
