package dev.footprint.matrix.report;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes one run of a class for each contender. */
final class MatrixExtension implements ClassTemplateInvocationContextProvider {
    // One for the whole run, closed (and so written) at its end.
    private static Cells cells(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(MatrixExtension.class))
                .computeIfAbsent("cells", key -> new Cells(), Cells.class);
    }

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        Cells cells = cells(context);
        return cells.contenders().stream().map(contender -> new ClassTemplateInvocationContext() {
            @Override
            public String getDisplayName(int invocationIndex) {
                return contender.name();
            }

            @Override
            public java.util.List<Extension> getAdditionalExtensions() {
                return java.util.List.of(new ContenderExtension(contender, cells));
            }
        });
    }
}
