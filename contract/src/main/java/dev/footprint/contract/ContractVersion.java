package dev.footprint.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version this contract was built as: services and contract are released together. */
public final class ContractVersion {

    private ContractVersion() {}

    /** @throws UncheckedIOException when the artifact was packaged without its properties */
    public static String current() {
        try (InputStream in = ContractVersion.class.getResourceAsStream("contract.properties")) {
            if (in == null) {
                throw new IOException("contract.properties is missing from the artifact");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
