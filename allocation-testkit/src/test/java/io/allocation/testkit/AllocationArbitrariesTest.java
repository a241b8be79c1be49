package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Product;
import io.allocation.domain.Require;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AllocationArbitrariesTest {

    private static final int MANY = 2000;

    @Provide
    Arbitrary<String> identifiers() {
        return AllocationArbitraries.identifiers();
    }

    @Property
    void identifiers_are_valid(@ForAll("identifiers") String text) {
        assertThat(Require.identifier("text", text)).isEqualTo(text);
    }

    @Example
    void identifiers_are_unkind() {
        List<String> texts =
                many(AllocationArbitraries.identifiers()).distinct().toList();

        assertThat(texts)
                .as("4 bytes in UTF-8")
                .anyMatch(text -> text.codePoints().anyMatch(c -> c > 0xFFFF));
        assertThat(texts).as("trailing blank").anyMatch(text -> text.endsWith(" "));
        assertThat(texts).as("quotes").anyMatch(text -> text.contains("'")).anyMatch(text -> text.contains("\""));
        assertThat(texts).as("greatest length").anyMatch(text -> text.length() == Require.MAX_LENGTH);
        assertThat(texts.stream()
                        .map(text -> text.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()))
                .as("some differ in case and blanks only")
                .hasSizeLessThan(texts.size() - 3);
    }

    @Example
    void products_are_in_states_of_all_kinds() {
        List<Product> products = many(AllocationArbitraries.products()).toList();

        assertThat(products).as("new").anyMatch(product -> product.version() == 0);
        assertThat(products)
                .as("several open batches")
                .anyMatch(product -> product.openBatches().size() > 1);
        assertThat(products)
                .as("sold out")
                .anyMatch(product ->
                        product.version() > 0 && product.openBatches().isEmpty());
        assertThat(products)
                .as("a line in two parts")
                .anyMatch(product -> Universe.ORDERS.stream()
                        .anyMatch(order -> product.allocationsOf(order).size() > 1));
        assertThat(products)
                .as("goods that left")
                .anyMatch(product -> Universe.ORDERS.stream()
                        .flatMap(order -> product.allocationsOf(order).stream())
                        .anyMatch(allocation -> allocation.shipped()));
    }

    private static <T> Stream<T> many(Arbitrary<T> arbitrary) {
        return arbitrary.sampleStream().limit(MANY);
    }
}
