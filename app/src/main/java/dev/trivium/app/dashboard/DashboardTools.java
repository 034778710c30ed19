package dev.trivium.app.dashboard;

import java.util.concurrent.Executor;

/**
 * @param work writes files
 * @param ui the FX thread
 * @param compare shows the Compare screen
 */
public record DashboardTools(Executor work, Executor ui, Runnable compare) {}
