package dev.trivium.app.cli;

import dev.trivium.yaml.Nearest;
import java.io.File;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the arguments and runs a command. */
public final class Cli {

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    private final CliContext context;

    public Cli(CliContext context) {
        this.context = context;
    }

    /** Such as {@code Trivium 0.1.0}. */
    public static String version() {
        return VersionProvider.text();
    }

    /**
     * Runs one command line to its end.
     *
     * @return the exit code, see {@link ExitCode}
     */
    public int run(List<String> arguments) {
        CommandLine line = new CommandLine(new TriviumCommand(context), new Commands(context));
        line.setExpandAtFiles(false);
        line.setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((e, args) -> badArguments(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e));
        if (!arguments.isEmpty() && isNothingKnown(line, arguments.get(0))) {
            context.err()
                    .println("There is no such command, and no such file to open."
                            + Nearest.to(arguments.get(0), line.getSubcommands().keySet())
                                    .map(known -> " Did you mean " + known + "?")
                                    .orElse(""));
            context.err().println("\"trivium --help\" shows what can be given.");
            return ExitCode.USAGE;
        }
        return line.execute(arguments.toArray(new String[0]));
    }

    /** The word itself is not repeated: it may be a key in the wrong place. */
    private static boolean isNothingKnown(CommandLine line, String first) {
        return !first.startsWith("-") && !line.getSubcommands().containsKey(first) && !new File(first).exists();
    }

    private int badArguments(ParameterException e) {
        CommandLine command = e.getCommandLine();
        context.err().println(e instanceof UnmatchedArgumentException unmatched ? unknown(unmatched) : message(e));
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                context.err().println("Did you mean " + String.join(" or ", suggestions) + "?");
            }
        }
        context.err().println("\"" + command.getCommandSpec().qualifiedName() + " --help\" shows what can be given.");
        return ExitCode.USAGE;
    }

    private static String message(ParameterException e) {
        String message = String.valueOf(e.getMessage());
        String plain = message.startsWith("Error: ") ? message.substring(7) : message;
        return e instanceof MissingParameterException || !plain.endsWith(".") ? plain + "." : plain;
    }

    /** Names options only: a value that belongs to no option may be a key pasted in the wrong place. */
    private static String unknown(UnmatchedArgumentException e) {
        List<String> options = e.getUnmatched().stream()
                .filter(argument -> argument.startsWith("-"))
                .map(argument -> argument.replaceFirst("=.*", ""))
                .toList();
        if (!options.isEmpty()) {
            return "Unknown option: " + String.join(", ", options) + ".";
        }
        return "There is an argument that belongs to no option. Texts with spaces need quotes.";
    }

    private int failed(Exception e) {
        if (e instanceof UsageException) {
            context.err().println(e.getMessage());
            return ExitCode.USAGE;
        }
        LOG.error("A command failed", e);
        context.err()
                .println("Trivium itself failed (" + e.getClass().getSimpleName() + "). Details are in "
                        + context.logFile() + ".");
        return ExitCode.FAILED;
    }

    /** Gives its context to each command that has a constructor for it; the rest is made as usual. */
    private record Commands(CliContext context) implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (List.of(constructor.getParameterTypes()).equals(List.of(CliContext.class))) {
                    return type.cast(constructor.newInstance(context));
                }
            }
            if (type == RouteImportCommand.class) {
                return type.cast(new RouteImportCommand(context));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
