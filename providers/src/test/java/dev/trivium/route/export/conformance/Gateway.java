package dev.trivium.route.export.conformance;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A gateway's own program, started on a free port of this machine. */
record Gateway(Process process, int port, Path log) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static Gateway start(IntFunction<List<String>> command, Map<String, String> variables) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path log = Files.createTempFile("gateway", ".log");
        ProcessBuilder builder = new ProcessBuilder(command.apply(port)).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        builder.environment().putAll(variables);
        Gateway gateway = new Gateway(builder.start(), port, log);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!gateway.listens()) {
            if (System.nanoTime() > end || !gateway.process.isAlive()) {
                gateway.close();
                throw new IOException("The gateway did not start:\n" + Files.readString(log));
            }
            gateway.process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        return gateway;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
