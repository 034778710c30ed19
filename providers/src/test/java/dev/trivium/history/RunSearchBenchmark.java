package dev.trivium.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;

/**
 * How long a search through many runs takes: {@code java -cp … RunSearchBenchmark [runs]}, 100,000 by default. Not a test:
 * it fills a history first, which takes a minute.
 */
final class RunSearchBenchmark {

    private static final String[] WORDS =
            "retry webhook invoice order ship queue key answer cause fix event customer".split(" ");

    private RunSearchBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("trivium-search");
        try (History history = History.open(folder, Clock.systemUTC(), true, failure -> {
            throw new IllegalStateException(failure);
        })) {
            fill(history, runs);
            for (int round = 0; round < 3; round++) {
                measure(history, "no words", "");
                measure(history, "common word", "webhook");
                measure(history, "rare word", "needle");
                measure(history, "absent word", "xyzzy");
            }
        }
    }

    private static void fill(History history, int runs) {
        Random random = new Random(7);
        Calls.Ended last = new Calls.Ended();
        for (int i = 0; i < runs; i++) {
            RunRecorder recorder = history.begin(new RunStart("cli", "prompt " + i % 50, "Why " + i % 500, Map.of()));
            var origin = dev.trivium.chat.Origin.root();
            last = new Calls.Ended();
            var listener = recorder.column(0, last);
            listener.on(Calls.opened(origin, "openai/gpt-5.5", false));
            listener.on(Calls.completed(origin, answer(random, i), "0.01"));
        }
        last.await();
    }

    /** About 1,200 characters, all different. */
    private static String answer(Random random, int run) {
        StringBuilder text = new StringBuilder(run == 17 ? "needle " : "");
        while (text.length() < 1_200) {
            text.append(WORDS[random.nextInt(WORDS.length)])
                    .append(' ')
                    .append(random.nextInt(1_000))
                    .append(' ');
        }
        return text.toString();
    }

    private static void measure(History history, String name, String words) throws HistoryException {
        long start = System.nanoTime();
        long first = 0;
        int hits = 0;
        int pages = 0;
        RunPage.Key key = null;
        do {
            RunPage page = history.runs().page(RunQuery.ALL.withText(words), key, 100);
            hits += page.runs().size();
            key = page.next();
            pages++;
            first = pages == 1 ? System.nanoTime() - start : first;
        } while (key != null && hits < 100);
        System.out.printf(
                "%-12s first page %6.1f ms, all %8.1f ms, %d pages, %d hits%n",
                name, first / 1e6, (System.nanoTime() - start) / 1e6, pages, hits);
    }
}
