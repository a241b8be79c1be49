/**
 * Events and commands as JSON: {@link io.allocation.adapters.json.JsonCodec}.
 *
 * <p>A program that is a module itself and has events or commands of its own exports their package, or opens it to
 * {@code tools.jackson.databind}.
 */
module io.allocation.adapters.json {
    requires transitive io.allocation.ports;
    requires transitive tools.jackson.databind;
    // Not static: the annotation tells at run time which fields may be left out.
    requires org.jspecify;

    exports io.allocation.adapters.json;
}
