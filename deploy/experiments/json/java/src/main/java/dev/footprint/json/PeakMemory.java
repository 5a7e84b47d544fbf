package dev.footprint.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Highest resident set of a process that does nothing but one operation. */
final class PeakMemory {
    private static final int OPERATIONS = 20;
    private static final Document DOCUMENT = Document.USERS_10000;
    /** The names as the lines have them, by the methods of {@link JsonBenchmark}. */
    static final Map<String, String> NAMES =
            Map.of("parseTyped", "parse-typed", "parseUntyped", "parse-untyped", "writeTyped", "write-typed");

    private PeakMemory() {}

    static void inProcessesOfTheirOwn(Library library) throws IOException, InterruptedException {
        for (String operation : NAMES.values().stream().sorted().toList()) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(MeasuredJvm.FLAGS));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
            command.addAll(List.of("peak", "--library", library.artifact(), "--operation", operation));
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IOException(library.artifact() + " " + operation + " ended with " + exit);
            }
        }
    }

    static void here(Library library, String operation) throws IOException {
        byte[] input = DOCUMENT.read();
        Library.Parser parser = library.typed(DOCUMENT);
        Object value = parser.parse(input);
        long base = highWaterMark();
        for (int i = 0; i < OPERATIONS; i++) {
            switch (operation) {
                case "parse-typed" -> parser.parse(input);
                case "parse-untyped" -> library.untyped(input);
                case "write-typed" -> library.write(value);
                default -> throw new IllegalArgumentException("there is no operation " + operation);
            }
        }
        Lines.print(library.artifact(), new Lines.Peak(operation, DOCUMENT.fileName(), base, highWaterMark()));
    }

    /** Of this process so far, in bytes. */
    private static long highWaterMark() throws IOException {
        return Files.readString(Path.of("/proc/self/status"))
                .lines()
                .filter(l -> l.startsWith("VmHWM:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("the kernel tells no VmHWM"));
    }
}
