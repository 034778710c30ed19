package dev.trivium.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote down. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = VersionProvider.class.getResourceAsStream("/dev/trivium/app/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        }
        return new String[] {"Trivium " + properties.getProperty("version", "of an unknown version")};
    }
}
