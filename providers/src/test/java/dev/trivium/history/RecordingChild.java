package dev.trivium.history;

import dev.trivium.chat.ChatListener;
import dev.trivium.chat.Origin;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that records until it is killed: prints each call's id once its end was heard. */
final class RecordingChild {

    private RecordingChild() {}

    public static void main(String[] args) throws Exception {
        Path workspace = Path.of(args[0]);
        if (args[1].equals("h2")) {
            try (var sql = java.sql.DriverManager.getConnection(
                    "jdbc:h2:file:" + workspace.resolve(".trivium/history"), "sa", "")) {
                System.out.println("ready");
                new CountDownLatch(1).await();
            }
        }
        History history = History.open(workspace);
        RunRecorder recorder = history.begin(RunStart.of("test", "Hello"));
        Origin unfinished = Origin.root();
        ChatListener open = recorder.column(0, event -> {});
        open.on(Calls.opened(unfinished, "a/unfinished", false));
        for (int worker = 1; worker <= 3; worker++) {
            int column = worker;
            Thread thread = new Thread(() -> {
                while (true) {
                    String id = Calls.answer(recorder, column, "a/b", "An answer " + Origin.root(), "0.1");
                    synchronized (System.out) {
                        System.out.println(id);
                        System.out.flush();
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        new CountDownLatch(1).await();
    }

    static Process start(Path workspace, String mode) throws java.io.IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordingChild.class.getName(),
                        workspace.toString(),
                        mode)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
