package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class UserSettingsTest {

    @Test
    void theThemeFollowsTheSystemUntilTheUserChoosesOneAndAgainWhenAsked(@TempDir Path home) throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme system =
                WaitForAsyncUtils.waitForAsyncFx(10_000, () -> SystemTheme.now().orElse(Theme.LIGHT));
        UserSettings settings = UserSettings.in(home);
        assertThat(settings.followsSystem()).isTrue();

        settings.setTheme(system.other());
        assertThat(UserSettings.in(home).followsSystem()).isFalse();
        assertThat(UserSettings.in(home).theme()).isEqualTo(system.other());

        settings.followSystem();
        assertThat(UserSettings.in(home).followsSystem()).isTrue();
        Theme shown = WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> UserSettings.in(home).theme());
        assertThat(shown).isEqualTo(system);
    }

    @Test
    void javaFxFrom22OnTellsWhatTheSystemShows() throws Exception {
        FxToolkit.registerPrimaryStage();
        boolean told =
                WaitForAsyncUtils.waitForAsyncFx(10_000, () -> SystemTheme.now().isPresent());
        int version =
                Integer.parseInt(System.getProperty("javafx.runtime.version").replaceAll("\\D.*", ""));
        assertThat(told).isEqualTo(version >= 22);
    }
}
