package dev.footprint.matrix.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.contract.Catalogue;
import dev.footprint.contract.Check;
import dev.footprint.contract.CheckResult;
import dev.footprint.contract.ContractRunner;
import dev.footprint.contract.ContractVersion;
import dev.footprint.contract.Profile;
import dev.footprint.contract.Settings;
import dev.footprint.contract.http.LoopbackUrl;
import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Part;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.StoreContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every check of the contract's catalogue, with users in memory and again in PostgreSQL. */
@Matrix
class CatalogueIT {
    private static final Map<String, Check> CHECKS =
            Catalogue.all().stream().collect(Collectors.toMap(Check::name, Function.identity()));
    private final Contender contender;

    CatalogueIT(Contender contender) {
        this.contender = contender;
    }

    @Row(id = "http.all", value = "Every check of the catalogue, users in memory.")
    void inMemory(Part part) {
        try (ServiceContainer service = new ServiceContainer(contender).quiet().serving()) {
            run(service, part);
        }
    }

    @Row(id = "store.http.all", value = "Every check of the catalogue, users in PostgreSQL.")
    void inPostgres(Part part) {
        try (StoreContainer store = new StoreContainer().serving();
                ServiceContainer service =
                        new ServiceContainer(contender).quiet().store(store).serving()) {
            run(service, (id, says, failure) -> part.add("store." + id, says, failure));
        }
    }

    private static void run(ServiceContainer service, Part part) {
        Settings settings = new Settings(
                LoopbackUrl.parse("http://127.0.0.1:" + service.port()),
                Profile.FOOTPRINT,
                Settings.DEFAULT_HEALTH_PATH,
                ContractVersion.current(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(120));
        List<CheckResult> failed = new ArrayList<>();
        new ContractRunner(settings).run(result -> {
            part.add("http." + result.name(), CHECKS.get(result.name()).description(), result.detail());
            if (!result.passed()) {
                failed.add(result);
            }
        });
        assertThat(failed)
                .as(() -> "checks that failed; " + service.describe())
                .extracting(CheckResult::name)
                .isEmpty();
    }
}
