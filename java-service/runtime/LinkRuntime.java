import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Links a Java runtime with only the modules that the packaged application uses: LinkRuntime QUARKUS_APP OUTPUT. */
public final class LinkRuntime {

    /** References that the application never follows, so that the modules behind them are not worth their size. */
    private static final Map<String, String> LEFT_OUT = new TreeMap<>(Map.of(
            "java.desktop", "java.beans, for annotations that Jakarta EL looks for and does without",
            "java.rmi", "exceptions of Jakarta Transactions, which are not used",
            "java.transaction.xa", "Jakarta Transactions, which are not used",
            "java.xml", "JAXB and DOM support of libraries; nothing here reads or writes XML",
            "java.compiler", "annotation processors inside Vert.x's and Mutiny's jars",
            "jdk.compiler", "annotation processors inside Vert.x's and Mutiny's jars",
            "jdk.jfr", "events of Netty's allocator, which nobody records"));

    /** No class refers to it: Quarkus opens jars through the file system provider that it brings. */
    private static final Set<String> NEEDED_BY_NAME = Set.of("jdk.zipfs");

    private LinkRuntime() {}

    public static void main(String... args) throws IOException {
        Path output = Path.of(args[1]);
        Path classes = Files.createTempDirectory("classes");
        try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                unpack(jar, classes);
            }
        }
        SortedSet<String> modules = referred(classes);
        LEFT_OUT.forEach((module, reason) -> {
            if (modules.remove(module)) {
                System.out.println("left out: " + module + ", for " + reason);
            }
        });
        modules.addAll(NEEDED_BY_NAME);
        System.out.println("linked:   " + String.join(" ", modules));
        run("jlink", "--add-modules", String.join(",", modules), "--output", output.toString(),
                "--no-header-files", "--no-man-pages", "--strip-java-debug-attributes", "--generate-cds-archive");
        dropUnused(output);
    }

    // All classes in one unnamed module: as named ones the jars would demand modules that only their builds need.
    private static void unpack(Path jar, Path classes) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.equals("module-info.class")) {
                    Path file = classes.resolve(name);
                    Files.createDirectories(file.getParent());
                    try (InputStream bytes = zip.getInputStream(entry)) {
                        Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    /** Prints what no jar has, and returns the modules that are referred to. */
    private static SortedSet<String> referred(Path classes) {
        Set<String> system = ModuleFinder.ofSystem().findAll().stream()
                .map(module -> module.descriptor().name())
                .collect(Collectors.toSet());
        SortedSet<String> missing = new TreeSet<>();
        SortedSet<String> modules = new TreeSet<>();
        String release = Integer.toString(Runtime.version().feature());
        String report = run("jdeps", "--multi-release", release, "-verbose:package", classes.toString());
        for (String line : report.lines().toList()) {
            String[] words = line.replaceAll("[()]", "").strip().split("\\s+");
            // "package -> package module" or "... JDK internal API (module)"; lines without a space first are a summary.
            if (line.startsWith(" ") && line.endsWith(" not found")) {
                missing.add(words[2]);
            } else if (line.startsWith(" ") && system.contains(words[words.length - 1])) {
                modules.add(words[words.length - 1]);
            }
        }
        System.out.println("packages that no jar has, of integrations that are not used: " + String.join(" ", missing));
        return modules;
    }

    private static void dropUnused(Path runtime) throws IOException {
        try (Stream<Path> files = Files.walk(runtime)) {
            for (Path file : files.filter(LinkRuntime::isUnused).toList()) {
                Files.delete(file);
            }
        }
        if (!Files.exists(runtime.resolve("lib/server/classes.jsa"))) {
            throw new IOException("jlink made no class data archive: the service would start slower than it has to");
        }
    }

    // Symbols that some distributions ship beside their libraries, and archives for heaps whose pointers cannot be
    // compressed: this service's has 64 MB.
    private static boolean isUnused(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".debuginfo") || name.startsWith("classes_") && name.endsWith(".jsa");
    }

    private static String run(String tool, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = ToolProvider.findFirst(tool)
                .orElseThrow(() -> new IllegalStateException("this JDK has no " + tool))
                .run(new PrintWriter(out), new PrintWriter(err), args);
        if (code != 0) {
            throw new IllegalStateException(tool + " " + String.join(" ", args) + " ended with " + code + ": " + out + err);
        }
        return out.toString();
    }
}
