package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.allocation.domain.InvalidValueException;
import io.allocation.domain.Sku;
import io.allocation.ports.Catalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Catalogue} must tell. Extended by the test of a store that has one. */
public abstract class CatalogueContract extends StoreTestCase {

    /** For subclasses. */
    protected CatalogueContract() {}

    /**
     * The catalogue of a store.
     *
     * @param store as {@link #openStore} opened it
     * @return its catalogue
     */
    protected abstract Catalogue catalogue(StoreFixture store);

    private Catalogue catalogue() {
        return catalogue(store());
    }

    private void receiveOf(String... skus) {
        for (String sku : skus) {
            commit(new Sku(sku), product -> receive(product, "B1", 5));
        }
    }

    private void sell(String... skus) {
        for (String sku : skus) {
            commit(new Sku(sku), product -> allocate(product, "order-1", 5));
        }
    }

    private static List<Sku> skus(String... values) {
        return Stream.of(values).map(Sku::new).toList();
    }

    @Test
    void an_empty_store_has_no_products() {
        assertThat(catalogue().skus("", 10)).isEmpty();
        assertThat(catalogue().soldOut(null, 10)).isEmpty();
    }

    @Test
    void products_are_found_by_the_beginning_of_their_names() {
        receiveOf("LAMP-2", "CHAIR", "LAMP", "LAMP-1", "lamp", "LA", "OLD-LAMP", "LB");

        assertThat(catalogue().skus("LAMP", 10)).isEqualTo(skus("LAMP", "LAMP-1", "LAMP-2"));
        assertThat(catalogue().skus("LAMP-1", 10)).isEqualTo(skus("LAMP-1"));
        assertThat(catalogue().skus("LAMP-3", 10)).isEmpty();
    }

    @Test
    void an_empty_beginning_is_that_of_any_product() {
        receiveOf("B", "é", "A", "a");

        assertThat(catalogue().skus("", 10)).isEqualTo(skus("A", "B", "a", "é"));
    }

    @Test
    void no_more_are_listed_than_were_asked_for() {
        receiveOf("LAMP-3", "LAMP-1", "LAMP-2");

        assertThat(catalogue().skus("LAMP", 2)).isEqualTo(skus("LAMP-1", "LAMP-2"));
    }

    /** Also those that mean something in SQL, and those that do not fit into 16 bits. */
    @Test
    void every_character_stands_for_itself() {
        List<String> prefixes = List.of("%", "_", "\\", "'", "\uFFFD", "\uD83D\uDE80", "a ");
        receiveOf("LAMP");
        prefixes.forEach(prefix -> receiveOf(prefix + "X"));

        assertThat(prefixes)
                .allSatisfy(prefix -> assertThat(catalogue().skus(prefix, 10)).isEqualTo(skus(prefix + "X")));
    }

    @Test
    void a_product_is_sold_out_when_every_batch_of_it_is_used_up_or_withdrawn() {
        receiveOf("OPEN", "USED-UP", "WITHDRAWN", "BOTH", "ONE-OF-TWO");
        sell("USED-UP", "BOTH", "ONE-OF-TWO");
        commit(new Sku("WITHDRAWN"), product -> product.withdraw(batch("B1"), WHOLE, TODAY));
        commit(new Sku("BOTH"), product -> {
            receive(product, "B2", 5);
            product.withdraw(batch("B2"), WHOLE, TODAY);
        });
        commit(new Sku("ONE-OF-TWO"), product -> receive(product, "B2", 5));

        assertThat(catalogue().soldOut(null, 10)).isEqualTo(skus("BOTH", "USED-UP", "WITHDRAWN"));
    }

    @Test
    void what_is_sold_out_is_listed_page_by_page() {
        receiveOf("A", "B", "C", "D", "E");
        sell("A", "C", "D", "E");

        assertThat(catalogue().soldOut(null, 2)).isEqualTo(skus("A", "C"));
        assertThat(catalogue().soldOut(new Sku("C"), 2)).isEqualTo(skus("D", "E"));
        assertThat(catalogue().soldOut(new Sku("E"), 2)).isEmpty();
    }

    @Test
    void what_is_received_again_is_no_longer_sold_out() {
        receiveOf("LAMP");
        sell("LAMP");
        commit(LAMP, product -> receive(product, "B2", 1));

        assertThat(catalogue().soldOut(null, 10)).isEmpty();
    }

    @Test
    void what_cannot_be_asked_is_refused_by_name() {
        assertThatThrownBy(() -> catalogue().skus("", 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("most");
        assertThatThrownBy(() -> catalogue().soldOut(null, -1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("most");
        assertThatThrownBy(() -> catalogue().skus("a\u0000", 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("prefix");
    }
}
