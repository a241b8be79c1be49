package io.allocation.spring;

import io.allocation.bus.AfterCommitHandler;
import io.allocation.bus.CommandHandler;
import io.allocation.bus.EventHandler;
import io.allocation.bus.MessageBus;
import io.allocation.domain.InvalidValueException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;

/** Finds the beans that are handlers, and out of what type of message each of them is the handler. */
record HandlerBeans(ConfigurableListableBeanFactory beans) {

    @SuppressWarnings({"unchecked", "rawtypes"}) // what the types say has been looked up instead
    void registerWith(MessageBus.Builder bus) {
        each(CommandHandler.class, (type, handler) -> bus.command((Class) type, handler));
        each(EventHandler.class, (type, handler) -> bus.onEvent((Class) type, handler));
        each(AfterCommitHandler.class, (type, handler) -> bus.afterCommit((Class) type, handler));
    }

    @SuppressWarnings("ReferenceEquality") // two beans that are equal are two handlers
    private <H> void each(Class<H> kind, BiConsumer<Class<?>, H> register) {
        var names = beans.getBeansOfType(kind).entrySet();
        beans.getBeanProvider(kind)
                .orderedStream()
                .forEach(handler -> names.stream()
                        .filter(entry -> entry.getValue() == handler)
                        .forEach(entry -> register.accept(messageOf(entry.getKey(), kind), handler)));
    }

    /** As the bean's definition declares it: a lambda does not know. */
    private Class<?> messageOf(String name, Class<?> kind) {
        Class<?> message = message(definitionOf(name), kind);
        if (message == null) {
            message = message(ResolvableType.forClass(beans.getType(name)), kind);
        }
        if (message == null) {
            throw new InvalidValueException(
                    "bean", name, "must tell what it handles, as in " + kind.getSimpleName() + "<OutOfStock>");
        }
        return message;
    }

    private ResolvableType definitionOf(String name) {
        return beans.containsBeanDefinition(name)
                ? beans.getMergedBeanDefinition(name).getResolvableType()
                : ResolvableType.NONE;
    }

    private static @Nullable Class<?> message(ResolvableType declared, Class<?> kind) {
        ResolvableType handler = declared.as(kind);
        return handler.hasUnresolvableGenerics() ? null : handler.getGeneric(0).resolve();
    }
}
