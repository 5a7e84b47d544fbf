import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes the class data archive (AppCDS) of the packaged application: ArchiveClasses JAVA_HOME APP ARCHIVE FLAG...
 *
 * <p>Runs the application once under the paths and the flags of the image, sends it a request of each kind, and lets it end. An
 * archive that is not used looks like a slow JVM, so it is tried, too.
 */
public final class ArchiveClasses {

    private static final int PORT = 3000;
    private static final String BODY = "{\"name\":\"a\",\"email\":\"a@b.c\"}";
    private static final List<String> REQUESTS = List.of(
            "GET /health", "GET /health/live", "GET /api/v1/users", "GET /api/v1/users/1", "HEAD /api/v1/users/1",
            "POST /api/v1/users", "POST /api/v1/users", "DELETE /api/v1/users/101", "GET /nowhere");

    private ArchiveClasses() {}

    public static void main(String... args) throws Exception {
        List<String> java = new ArrayList<>(List.of(args).subList(3, args.length));
        java.addFirst(Path.of(args[0], "bin", "java").toString());
        Path jar = Path.of(args[1], "quarkus-run.jar");

        Process dump = start(java, "-XX:ArchiveClassesAtExit=" + args[2], "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-jar", jar.toString());
        while (!answer("GET /health/ready").startsWith("HTTP/1.1 200")) {
            if (!dump.isAlive()) {
                throw new IllegalStateException("ended with " + dump.exitValue());
            }
            Thread.sleep(100);
        }
        for (String request : REQUESTS) {
            System.out.println(request + ": " + answer(request).lines().findFirst().orElseThrow());
        }
        // An export of every signal, which nobody takes.
        Thread.sleep(6_000);
        end(dump);

        Process trial = start(java, "-Xshare:on", "-XX:SharedArchiveFile=" + args[2], "-Xlog:class+load", "-jar", jar.toString(), "healthcheck");
        String loaded = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (loaded.lines().noneMatch(line -> line.contains("dev.footprint.service.Main source: shared objects file (top)"))) {
            throw new IllegalStateException("the archive is not used: " + loaded);
        }
    }

    private static Process start(List<String> java, String... more) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(List.of(more).contains("healthcheck") ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("did not end by itself with 0");
        }
    }

    private static String answer(String request) {
        String body = request.startsWith("POST") ? BODY : "";
        String head = request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "not yet";
        }
    }
}
