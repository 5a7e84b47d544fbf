package dev.footprint.matrix.report;

import dev.footprint.matrix.support.Contender;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Gives a class its contender or the scenario made from it, and writes down how each row ended. */
final class ContenderExtension implements ParameterResolver, TestWatcher {
    private static final int MOST_TEXT = 4_000;
    private final Contender contender;
    private final Cells cells;

    ContenderExtension(Contender contender, Cells cells) {
        this.contender = contender;
        this.cells = cells;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Contender.class || type == Part.class || AutoCloseable.class.isAssignableFrom(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Contender.class) {
            return contender;
        }
        if (type == Part.class) {
            return (Part) (id, says, failure) ->
                    add(id, says, failure.isEmpty() ? Cell.Outcome.PASSED : Cell.Outcome.FAILED, failure);
        }
        // The context may be that of all contenders; what is kept there is closed when the class's last row has run.
        return context.getStore(ExtensionContext.Namespace.create(ContenderExtension.class))
                .computeIfAbsent(List.of(type, contender), key -> Scenario.of(type, contender), Scenario.class)
                .get();
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        row(context, Cell.Outcome.PASSED, "");
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        row(context, Cell.Outcome.FAILED, text(cause));
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        row(context, Cell.Outcome.SKIPPED, text(cause));
    }

    private void row(ExtensionContext context, Cell.Outcome outcome, String detail) {
        Row row = context.getRequiredTestMethod().getAnnotation(Row.class);
        if (row != null) {
            add(row.id(), row.value(), outcome, detail);
        }
    }

    private void add(String id, String says, Cell.Outcome outcome, String detail) {
        cells.add(new Cell(id, says, contender.name(), outcome, detail));
    }

    private static String text(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && !(cause instanceof AssertionError)) {
            cause = cause.getCause();
        }
        String message = Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
        return cause instanceof AssertionError
                ? message.strip()
                : cause.getClass().getSimpleName() + ": " + message;
    }
}
