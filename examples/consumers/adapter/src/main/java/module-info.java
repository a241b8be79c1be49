/** Stock in the key-value store of H2. Start from {@link com.example.mvstore.MvStock}. */
module com.example.mvstore {
    requires transitive io.allocation.ports;
    requires com.h2database.mvstore;

    exports com.example.mvstore;
}
