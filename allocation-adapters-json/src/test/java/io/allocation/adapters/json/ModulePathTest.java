package io.allocation.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.allocation.domain.Sku;
import io.allocation.messaging.MessageCodec;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** Jackson reaches the records of the library where these are modules, too. */
class ModulePathTest {

    private static final String MODULE = "io.allocation.adapters.json";

    @Test
    void works_on_the_module_path() throws ReflectiveOperationException {
        ClassLoader loader = modules().findLoader(MODULE);
        Class<?> codecType = loader.loadClass(JsonCodec.class.getName());
        Object codec = codecType.getMethod("standard").invoke(null);
        Class<?> command = loader.loadClass("io.allocation.service.ReceiveBatch");
        String json = "{\"sku\":\"LAMP\",\"reference\":\"b-1\",\"quantity\":1}";

        Object read = codecType.getMethod("decode", String.class, Class.class).invoke(codec, json, command);

        assertThat(codecType.getModule().getName()).isEqualTo(MODULE);
        assertThat(command.getModule().getName()).isEqualTo("io.allocation.ports");
        assertThat(read).isInstanceOf(command);
        assertThat(codecType.getMethod("encode", Object.class).invoke(codec, read))
                .isEqualTo(json);
    }

    private static ModuleLayer modules() throws ClassNotFoundException {
        Path[] places = Stream.of(
                        JsonCodec.class,
                        MessageCodec.class,
                        Sku.class,
                        Nullable.class,
                        Class.forName("org.slf4j.Logger"),
                        JsonMapper.class,
                        JsonParser.class,
                        JsonInclude.class)
                .map(ModulePathTest::place)
                .toArray(Path[]::new);
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration =
                boot.configuration().resolve(ModuleFinder.of(places), ModuleFinder.of(), Set.of(MODULE));
        return boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
