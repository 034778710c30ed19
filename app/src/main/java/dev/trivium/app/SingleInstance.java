package dev.trivium.app;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a second start of the program hand its file to the window that has the workspace open already. They meet at a
 * socket in the user's own folder, which no other user and no other machine can reach.
 */
final class SingleInstance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);

    /** A path and a line end fit; more is not from us. */
    private static final int LONGEST = 16 * 1024;

    private final ServerSocketChannel server;
    private final Path socket;

    private SingleInstance(ServerSocketChannel server, Path socket) {
        this.server = server;
        this.socket = socket;
    }

    /** Where the windows of a workspace meet. Short, because the system allows about a hundred characters. */
    static Path socket(Path directory, Path workspace) {
        String key = Integer.toHexString(
                workspace.toAbsolutePath().normalize().toString().hashCode());
        return directory.resolve("window-" + key + ".sock");
    }

    /**
     * Hands a file to the window that listens.
     *
     * @param file null to ask only for the window to come to the front
     * @return false if no window listens
     */
    static boolean handOver(Path socket, @Nullable Path file) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            String line = (file == null ? "" : file.toAbsolutePath().toString()) + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            // The window answers when it has taken the file; a dying one does not.
            return Channels.newInputStream(channel).read() == '\n';
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /**
     * Listens for later starts.
     *
     * @param open gets each file on a thread of its own; null to come to the front
     * @return null where the system has no such sockets, or another window listens: then nothing is handed over
     */
    static @Nullable SingleInstance listen(Path socket, Consumer<@Nullable Path> open) {
        try {
            Files.createDirectories(socket.toAbsolutePath().getParent());
            ServerSocketChannel server = bind(socket);
            SingleInstance instance = new SingleInstance(server, socket);
            Thread thread = new Thread(() -> instance.accept(open), "trivium-single-instance");
            thread.setDaemon(true);
            thread.start();
            return instance;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("Files of later starts are not taken: {}", e.getClass().getSimpleName());
            return null;
        }
    }

    /** A socket that nobody listens at was left by a process that was killed. */
    private static ServerSocketChannel bind(Path socket) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            try {
                server.bind(UnixDomainSocketAddress.of(socket));
            } catch (BindException e) {
                if (handOver(socket, null)) {
                    throw e;
                }
                Files.deleteIfExists(socket);
                server.bind(UnixDomainSocketAddress.of(socket));
            }
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private void accept(Consumer<@Nullable Path> open) {
        while (server.isOpen()) {
            try (SocketChannel channel = server.accept()) {
                String file = line(channel);
                open.accept(file.isEmpty() ? null : Path.of(file));
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.warn("A file could not be taken over: {}", e.getClass().getSimpleName());
            }
        }
    }

    private static String line(SocketChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            if (bytes.position() > 0 && bytes.get(bytes.position() - 1) == '\n') {
                return new String(bytes.array(), 0, bytes.position() - 1, StandardCharsets.UTF_8);
            }
        }
        throw new IOException("The file's name does not end.");
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.info(
                    "The socket {} stays: {}",
                    socket.getFileName(),
                    e.getClass().getSimpleName());
        }
    }
}
