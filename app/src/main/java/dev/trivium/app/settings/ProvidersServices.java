package dev.trivium.app.settings;

import dev.trivium.workspace.Discovery;
import dev.trivium.workspace.Workspace;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What the Providers screen works with.
 *
 * @param probes where to look for servers on this machine
 * @param work for files and the keychain; one task at a time, in order
 * @param network for tests, several at a time
 * @param ui the FX thread
 * @param changed told on the FX thread that connections, models or prices are others now
 */
public record ProvidersServices(
        Workspace workspace,
        List<Discovery.Probe> probes,
        Executor work,
        Executor network,
        Executor ui,
        Clock clock,
        Runnable changed) {}
