module com.example.modular {
    requires io.allocation.adapters.jdbc;
    requires io.allocation.adapters.json;
    requires io.allocation.adapters.memory;
    requires org.slf4j.simple;
}
