package dev.trivium.history;

import dev.trivium.provider.http.KeySource;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A PostgreSQL server for the tests of this process: the one that is installed, in a folder of its own, on a free port,
 * with passwords. It refuses to run as root, so then it runs as nobody. Ends with this process.
 */
final class PostgresServer {

    static final String USER = "trivium_test";
    static final String PASSWORD = "only-for-tests-9d2f";

    private static PostgresServer instance;
    private static boolean tried;

    private final Path data;
    private final int port;
    private final Set<String> databases = ConcurrentHashMap.newKeySet();

    private PostgresServer(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** Null where none can be started. */
    static synchronized PostgresServer instance() {
        if (!tried) {
            tried = true;
            Path binaries = binaries();
            if (binaries != null) {
                try {
                    instance = start(binaries);
                } catch (IOException | InterruptedException e) {
                    System.err.println("PostgreSQL of " + binaries + " did not start: " + e.getMessage());
                }
            }
        }
        return instance;
    }

    SharedHistory database(String name) {
        create(name);
        return new SharedHistory(url(name), USER, password(PASSWORD));
    }

    /** Nobody can log in with another password than {@link #PASSWORD}. */
    SharedHistory database(String name, String password) {
        create(name);
        return new SharedHistory(url(name), USER, password(password));
    }

    Connection connect(String name) throws SQLException {
        create(name);
        return DriverManager.getConnection(url(name), USER, PASSWORD);
    }

    /** The files of a database after a checkpoint: the write-ahead log, which all share, is not among them. */
    Path files(String name) throws SQLException {
        try (Connection connection = connect(name);
                var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
            try (var row = statement.executeQuery("SELECT oid FROM pg_database WHERE datname = current_database()")) {
                row.next();
                return data.resolve("base").resolve(row.getString(1));
            }
        }
    }

    String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    private void create(String name) {
        if (databases.add(name)) {
            try (Connection connection = DriverManager.getConnection(url("postgres"), USER, PASSWORD);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static KeySource password(String value) {
        return new KeySource() {
            @Override
            public String name() {
                return "env:TEST";
            }

            @Override
            public String key() {
                return value;
            }
        };
    }

    private static Path binaries() {
        List<Path> places = new ArrayList<>();
        for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            places.add(Path.of(place));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted(Comparator.reverseOrder()).forEach(version -> places.add(version.resolve("bin")));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return places.stream()
                .filter(place ->
                        Files.isExecutable(place.resolve("initdb")) && Files.isExecutable(place.resolve("postgres")))
                .findFirst()
                .orElse(null);
    }

    private static PostgresServer start(Path binaries) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("trivium-postgres");
        Path passwordFile = Files.writeString(folder.resolve("password"), PASSWORD);
        Path data = Files.createDirectory(folder.resolve("data"));
        boolean root = System.getProperty("user.name").equals("root");
        if (root) {
            run(List.of("chown", "-R", "nobody", folder.toString()));
        }
        run(as(
                root,
                binaries.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
        int port = freePort();
        Process server = new ProcessBuilder(as(
                        root,
                        binaries.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=off"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
        BufferedReader log = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String line = log.readLine();
        while (line != null && !line.contains("ready to accept connections")) {
            line = log.readLine();
        }
        if (line == null) {
            throw new IOException("it ended while it started");
        }
        drain(log);
        return new PostgresServer(data, port);
    }

    private static List<String> as(boolean root, String... command) {
        List<String> whole = new ArrayList<>();
        if (root) {
            whole.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(words.strip());
        }
    }

    /** A full pipe would stop the server. */
    private static void drain(BufferedReader log) {
        Thread thread = new Thread(() -> log.lines().forEach(line -> {}), "postgres-log");
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(Process server, Path folder) {
        server.destroy();
        try (Stream<Path> files = Files.walk(folder)) {
            server.onExit().get(10, java.util.concurrent.TimeUnit.SECONDS);
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (Exception e) {
            server.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
