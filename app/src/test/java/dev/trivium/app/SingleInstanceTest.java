package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {

    @TempDir
    private Path folder;

    private final BlockingQueue<Optional<Path>> opened = new LinkedBlockingQueue<>();

    @Test
    void aLaterStartHandsItsFileToTheWindowThatListens() throws Exception {
        Path socket = SingleInstance.socket(folder, folder.resolve("workspace"));
        Path file = folder.resolve("a prompt with ü.prompt");
        try (SingleInstance window = SingleInstance.listen(socket, path -> opened.add(Optional.ofNullable(path)))) {
            assertThat(window).isNotNull();
            assertThat(SingleInstance.handOver(socket, file)).isTrue();
            assertThat(SingleInstance.handOver(socket, null)).isTrue();

            assertThat(opened.poll(10, TimeUnit.SECONDS)).contains(file);
            assertThat(opened.poll(10, TimeUnit.SECONDS)).isEmpty();
        }
        assertThat(SingleInstance.handOver(socket, file)).isFalse();
        assertThat(socket).doesNotExist();
    }

    @Test
    void nobodyListensIsSaid() {
        assertThat(SingleInstance.handOver(SingleInstance.socket(folder, folder), null))
                .isFalse();
    }

    @Test
    void aSocketLeftByAProcessThatWasKilledIsTakenOver() throws Exception {
        Path socket = SingleInstance.socket(folder, folder);
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();

        try (SingleInstance window = SingleInstance.listen(socket, path -> opened.add(Optional.ofNullable(path)))) {
            assertThat(window).isNotNull();
            assertThat(SingleInstance.handOver(socket, null)).isTrue();
        }
    }

    @Test
    void aSecondWindowOfTheWorkspaceLeavesTheFirstItsFiles() {
        Path socket = SingleInstance.socket(folder, folder);
        try (SingleInstance first = SingleInstance.listen(socket, path -> opened.add(Optional.ofNullable(path)))) {
            assertThat(first).isNotNull();
            assertThat(SingleInstance.listen(socket, path -> {})).isNull();
            assertThat(SingleInstance.handOver(socket, folder)).isTrue();
        }
    }

    @Test
    void eachWorkspaceHasASocketOfItsOwn() {
        assertThat(SingleInstance.socket(folder, folder.resolve("one")))
                .isNotEqualTo(SingleInstance.socket(folder, folder.resolve("two")))
                .isEqualTo(SingleInstance.socket(
                        folder, folder.resolve("x").resolve("..").resolve("one")));
    }

    @Test
    void aFileKnowsItsWorkspaceAndItsName() throws Exception {
        Path workspace = Files.createDirectories(folder.resolve("w"));
        Files.createFile(workspace.resolve("trivium.yaml"));

        FileToOpen prompt = FileToOpen.of(workspace.resolve("prompts/support reply.prompt"));
        FileToOpen route = FileToOpen.of(workspace.resolve("routes/hybrid.route.yaml"));
        FileToOpen elsewhere = FileToOpen.of(folder.resolve("loose.prompt"));
        FileToOpen other = FileToOpen.of(workspace.resolve("notes.txt"));

        assertThat(prompt.workspace()).isEqualTo(workspace);
        assertThat(prompt.name()).isEqualTo("support reply");
        assertThat(route.name()).isEqualTo("hybrid");
        assertThat(route.kind()).isEqualTo(FileToOpen.Kind.ROUTE);
        assertThat(elsewhere.name()).isNull();
        assertThat(elsewhere.problem()).contains("lies in no workspace", "folder prompts");
        assertThat(other.problem()).contains("neither a prompt nor a route");
    }
}
