package dev.trivium.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.catalog.Catalog;
import dev.trivium.catalog.Price;
import dev.trivium.testkit.WireServer;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final String LITELLM = """
            {"gpt-5.5": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 0.000007,
                         "output_cost_per_token": 0.000014}}""";

    @TempDir
    private Path folder;

    @Test
    void anOwnPriceStandsOverTheListAndCanBeUndone() throws Exception {
        Files.writeString(
                folder.resolve("prices.yaml"), "# ours\n- vendor: groq\n  model: x\n  input: 1\n  output: 2\n");
        PriceFile own = new PriceFile(folder);
        own.read();

        own.set("openai", "gpt-5.5", new BigDecimal("1.00"), new BigDecimal("8"), DAY);
        assertThat(price(prices().catalog()).rates().input()).isEqualByComparingTo("1");
        assertThat(price(prices().catalog()).source()).isEqualTo("your price");
        assertThat(price(prices().listed())).isEqualTo(price(Catalog.bundled()));

        own.set("openai", "gpt-5.5", new BigDecimal("1.50"), new BigDecimal("8"), DAY);
        assertThat(price(prices().catalog()).rates().input()).isEqualByComparingTo("1.5");

        own.remove("openai", "gpt-5.5");
        assertThat(price(prices().catalog())).isEqualTo(price(Catalog.bundled()));
        assertThat(folder.resolve("prices.yaml"))
                .content()
                .startsWith("# ours\n")
                .endsWith("  output: 2\n");
    }

    @Test
    void theFirstOwnPriceMakesTheFileAndTheLastLeavesItReadable() throws Exception {
        PriceFile own = new PriceFile(folder);
        own.read();

        own.set("my-server", "m:1", BigDecimal.ZERO, BigDecimal.ONE, DAY);
        own.remove("my-server", "m:1");

        assertThat(own.read()).isEmpty();
    }

    @Test
    void pricesWithAMistakeAreReportedAndDoNotStopTheRest() throws Exception {
        Files.writeString(
                folder.resolve("prices.yaml"), "- vendor: openai\n  model: gpt-5.5\n  input: cheap\n  output: 1\n");

        Prices prices = prices();

        assertThat(prices.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(3));
        assertThat(price(prices.catalog())).isEqualTo(price(Catalog.bundled()));
    }

    @Test
    void anImportedListReplacesAnOlderOneAndSaysItsDay() throws Exception {
        Path file = Files.writeString(folder.resolve("list.json"), LITELLM);
        PriceLists lists = new PriceLists(folder);

        lists.importFile(file, DAY.minusDays(9));
        assertThat(lists.importFile(file, DAY).read()).isEqualTo(1);

        Price price = price(prices().catalog());
        assertThat(price.rates().input()).isEqualByComparingTo("7");
        assertThat(price.sourceDate()).isEqualTo(DAY);
        assertThat(folder.resolve("prices"))
                .isDirectoryContaining("glob:**/litellm-2026-11-24.json")
                .isDirectoryNotContaining("glob:**/litellm-2026-11-15.json");
    }

    @Test
    void aListComesFromAnAddressOnThisMachineToo() throws Exception {
        try (WireServer server = new WireServer(exchange -> exchange.respond(200, "application/json", LITELLM))) {
            new PriceLists(folder).importAddress(URI.create(server.url() + "/prices.json"), DAY);
        }
        assertThat(price(prices().listed()).rates().output()).isEqualByComparingTo("14");
    }

    @Test
    void refusesOtherAddressesAndOtherFiles() throws Exception {
        PriceLists lists = new PriceLists(folder);
        assertThatThrownBy(() -> lists.importAddress(URI.create("http://prices.example/list.json"), DAY))
                .hasMessage("Nothing was imported. This address is not fetched. Only https:// addresses are, and"
                        + " http:// on this machine. For example https://models.dev/api.json.");
        Path other = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");
        assertThatThrownBy(() -> lists.importFile(other, DAY)).hasMessageContaining("holds no prices that are known");
        assertThat(folder.resolve("prices")).doesNotExist();
    }

    private Prices prices() {
        return Prices.read(folder, Catalog.bundled());
    }

    private static Price price(Catalog catalog) {
        return Objects.requireNonNull(
                Objects.requireNonNull(catalog.find("openai", "gpt-5.5")).price(DAY));
    }
}
