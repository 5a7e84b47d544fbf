package dev.footprint.service.config;

/** PORT. Apart from the other settings, because the health check needs no others. */
public final class Port {

    private static final long MAX = 65535;

    private Port() {}

    public static int from(Environment env) {
        return (int) env.number(
                "PORT",
                3000,
                port -> port >= 1 && port <= MAX,
                "is no port",
                "set PORT to a whole number from 1 to 65535, or unset it");
    }
}
