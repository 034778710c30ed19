package dev.trivium.app;

import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import dev.trivium.yaml.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of the window: opens the workspace in the background, shows it, and closes it at the end. */
public final class TriviumApplication extends Application {

    static final String WORKSPACE = "workspace";
    static final String FILE = "file";

    /**
     * Set when the program is packaged or measured: {@code run} runs the sample comparison and ends, so that its start can
     * be recorded; {@code start} ends when the window can be used.
     */
    private static final String REHEARSAL = "trivium.rehearsal";

    private static final Logger LOG = LoggerFactory.getLogger(TriviumApplication.class);

    private @Nullable OpenWorkspace opened;
    private volatile @Nullable MainWindow window;
    private @Nullable SingleInstance instance;
    private String problem = "";

    @Override
    public void init() {
        Thread.setDefaultUncaughtExceptionHandler(this::failed);
        String directory = getParameters().getNamed().get(WORKSPACE);
        try {
            Environment environment = Environment.system();
            Workspace workspace = directory == null
                    ? Workspace.openDefault(environment)
                    : Workspace.open(Path.of(directory), environment);
            opened = OpenWorkspace.of(workspace);
        } catch (ProblemException e) {
            problem = e.getMessage() == null ? "The workspace has a mistake." : e.getMessage();
        } catch (IOException e) {
            problem = "The sample workspace cannot be written: " + e.getMessage()
                    + ". Choose another folder with --workspace DIR.";
        }
    }

    @Override
    public void start(Stage stage) {
        if (opened == null) {
            ProblemWindow.show(stage, problem);
        } else {
            MainWindow shown =
                    new MainWindow(opened, UserSettings.in(Environment.system().configDirectory()));
            window = shown;
            shown.show(stage);
            listen(opened, shown, stage);
            String file = getParameters().getNamed().get(FILE);
            if (file != null) {
                shown.open(Path.of(file));
            }
            rehearse(shown);
        }
    }

    private static void rehearse(MainWindow shown) {
        String wanted = System.getProperty(REHEARSAL, "");
        if (wanted.equals("run")) {
            shown.rehearse(Platform::exit);
        } else if (wanted.equals("start")) {
            shown.whenDrawn(Platform::exit);
        }
    }

    private void failed(Thread thread, Throwable failure) {
        LOG.error("Something failed in thread {}.", thread.getName(), failure);
        MainWindow shown = window;
        if (shown != null) {
            shown.failed(failure);
        }
    }

    private void listen(OpenWorkspace workspace, MainWindow shown, Stage stage) {
        Path directory = workspace.workspace().directory();
        instance = SingleInstance.listen(
                SingleInstance.socket(Environment.system().stateDirectory(), directory),
                file -> shown.fromOutside(stage, file));
    }

    @Override
    public void stop() {
        if (instance != null) {
            instance.close();
        }
        MainWindow shown = window;
        if (shown != null) {
            shown.close();
        }
        if (opened != null) {
            opened.workspace().close();
        }
    }
}
