package dev.footprint.matrix.report;

import dev.footprint.matrix.support.Compose;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole run: its contenders, and each outcome as it comes. Writes the table when the run is over. */
public final class Cells implements AutoCloseable {
    private static final Path OUT =
            Path.of(Optional.ofNullable(System.getenv("MATRIX_OUT")).orElse("target/matrix"));
    private final List<Contender> contenders;
    private final List<Cell> cells = new ArrayList<>();

    Cells() {
        String compose = System.getenv("MATRIX_COMPOSE");
        if (compose == null) {
            throw new IllegalStateException(
                    "MATRIX_COMPOSE is not set: it names the file that `docker compose config --format json` wrote");
        }
        contenders = Compose.contenders(Path.of(compose));
        Engine.sweep();
        Runtime.getRuntime().addShutdownHook(new Thread(Engine::sweep));
    }

    List<Contender> contenders() {
        return contenders;
    }

    synchronized void add(Cell cell) {
        cells.add(cell);
        if (cell.outcome() != Cell.Outcome.PASSED) {
            System.out.println(cell.outcome() + " " + cell.row() + " " + cell.contender() + ": " + cell.detail());
        }
    }

    @Override
    public synchronized void close() throws IOException {
        Engine.sweep();
        List<String> names = contenders.stream().map(Contender::name).toList();
        Files.createDirectories(OUT);
        Files.writeString(OUT.resolve("matrix.md"), Table.markdown(names, cells));
        Files.writeString(OUT.resolve("matrix.json"), Table.json(names, cells));
    }
}
