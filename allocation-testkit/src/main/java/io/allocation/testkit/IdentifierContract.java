package io.allocation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.allocation.domain.Allocation;
import io.allocation.domain.Batch;
import io.allocation.domain.OrderId;
import io.allocation.domain.OrderLine;
import io.allocation.domain.Require;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Identifiers are opaque: any text that {@link Require#identifier} lets through comes back unchanged, is found by
 * nothing but itself, and is never understood as SQL, a pattern or a number. Part of {@link StoreContract}.
 */
public abstract class IdentifierContract extends StoreTestCase {

    /** Texts that careless stores change, mix up or choke on; no two are the same identifier. */
    static final List<String> TEXTS = List.of(
            // letter case, blanks, accents, ways to write an accent, widths, ligatures, things that cannot be seen
            "lamp",
            "LAMP",
            "Lamp",
            "LAMP ",
            "LAMP  ",
            " LAMP",
            "LA MP",
            "LA  MP",
            "LÁMP",
            "LA\u0301MP",
            "LAMP\u00a0",
            "ＬＡＭＰ",
            "LA\u200bMP",
            "\ufeffLAMP",
            "LAMP\ufe0f",
            "straße",
            "strasse",
            "STRASSE",
            "ﬁn",
            "fin",
            "İ",
            "i",
            "I",
            "ı",
            "か",
            "カ",
            "ｶ",
            "が",
            "か\u3099",
            "Å",
            "\u212b",
            "Ω",
            "\u2126",
            "שלום",
            "a\u2028b",
            // four bytes in UTF-8
            "💡",
            "💡💡",
            "💺",
            "𝕃",
            "L",
            "👩‍🔧",
            // SQL, patterns, quotes, placeholders, paths, formats
            "' OR '1'='1",
            "''",
            "'",
            "\"",
            "`",
            "\\",
            "\\\\",
            "\\'",
            "%",
            "_",
            "L_MP",
            "LA%",
            "*",
            "?",
            "??",
            ":sku",
            "$1",
            "${sku}",
            "#{sku}",
            "{0}",
            "{",
            "--",
            "/* */",
            "x'; DROP TABLE batch; --",
            "a,b",
            "a;b",
            "a|b",
            "a/b",
            "a:b",
            "../..",
            "<b>&amp;</b>",
            "&",
            "[1]",
            // what looks like something else
            "null",
            "NULL",
            "true",
            "0",
            "00",
            "-0",
            "1",
            "01",
            "1.0",
            "1e0",
            "0x1",
            "NaN",
            "2026-03-02",
            // as long as can be, in one to four bytes for a character
            "x".repeat(Require.MAX_LENGTH),
            "x".repeat(Require.MAX_LENGTH - 1) + "y",
            "é".repeat(Require.MAX_LENGTH),
            "漢".repeat(Require.MAX_LENGTH),
            "💡".repeat(Require.MAX_LENGTH / 2));

    /** For subclasses. */
    protected IdentifierContract() {}

    @Test
    void every_spelling_is_a_sku_of_its_own() {
        for (int i = 0; i < TEXTS.size(); i++) {
            int quantity = i + 1;
            commit(new Sku(TEXTS.get(i)), product -> receive(product, "B1", quantity));
        }
        for (int i = 0; i < TEXTS.size(); i++) {
            Sku sku = new Sku(TEXTS.get(i));
            assertThat(storedOpenBatches(sku))
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactly(new Batch(sku, batch("B1"), i + 1, 0, 0, null, null, null, 1));
            assertThat(views().batchesOf(sku)).extracting(Batch::sku).containsExactly(sku);
        }
    }

    @Test
    void every_spelling_is_a_batch_of_its_own() {
        commit(LAMP, product -> TEXTS.forEach(text -> receive(product, text, 1)));
        assertThat(views().availabilityOf(LAMP))
                .extracting(IdentifierContract::name)
                .isEqualTo(TEXTS);
        for (String text : TEXTS) {
            assertThat(storedBatch(LAMP, text)).map(Batch::reference).contains(batch(text));
        }
    }

    @Test
    void every_spelling_is_a_used_up_batch_of_its_own() {
        commit(LAMP, product -> {
            for (int i = 0; i < TEXTS.size(); i++) {
                receive(product, TEXTS.get(i), i + 1);
                allocate(product, "order-" + i, i + 1);
            }
        });
        for (int i = 0; i < TEXTS.size(); i++) {
            assertThat(storedBatch(LAMP, TEXTS.get(i))).map(Batch::allocated).contains(i + 1L);
        }
    }

    private static String name(Batch batch) {
        return batch.reference().value();
    }

    @Test
    void every_spelling_is_an_order_of_its_own() {
        commit(LAMP, product -> {
            receive(product, "B1", 1_000_000);
            for (int i = 0; i < TEXTS.size(); i++) {
                allocate(product, TEXTS.get(i), i + 1);
            }
        });
        for (int i = 0; i < TEXTS.size(); i++) {
            OrderId order = order(TEXTS.get(i));
            OrderLine line = new OrderLine(order, LAMP, i + 1);
            assertThat(views().allocationsOf(order))
                    .extracting(Allocation::line)
                    .containsExactly(line);
            assertThat(storedAllocations(LAMP, order.value()))
                    .extracting(Allocation::line)
                    .containsExactly(line);
        }
    }

    @Test
    void every_spelling_of_a_warehouse_comes_back() {
        commit(
                LAMP,
                product -> TEXTS.forEach(text ->
                        product.receive(Batch.onHand(LAMP, batch(text), 1).keptAt(new Warehouse(text)))));
        assertThat(views().batchesOf(LAMP)).extracting(Batch::warehouse).isEqualTo(warehouses());
    }

    private static List<Warehouse> warehouses() {
        return TEXTS.stream().map(Warehouse::new).toList();
    }

    @Test
    void a_product_is_not_found_by_another_spelling() {
        commit(LAMP, product -> receive(product, "B1", 1));
        for (String text : List.of("lamp", "LAMP ", " LAMP", "LÁMP", "LAM_", "LAM%", "LAMP\u00a0")) {
            commit(unitOfWork -> assertThat(unitOfWork.products().get(new Sku(text)))
                    .as(text)
                    .isEmpty());
            assertThat(views().batchesOf(new Sku(text))).as(text).isEmpty();
        }
    }
}
