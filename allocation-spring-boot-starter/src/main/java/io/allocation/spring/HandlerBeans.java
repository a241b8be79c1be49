package io.allocation.spring;

import static java.util.Comparator.comparingInt;

import io.allocation.bus.AfterCommitHandler;
import io.allocation.bus.CommandHandler;
import io.allocation.bus.EventHandler;
import io.allocation.bus.MessageBus;
import io.allocation.domain.InvalidValueException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
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

    private <H> void each(Class<H> kind, BiConsumer<Class<?>, H> register) {
        List<H> ordered = beans.getBeanProvider(kind).orderedStream().toList();
        BeanFactoryUtils.beansOfTypeIncludingAncestors(beans, kind).entrySet().stream()
                .map(bean ->
                        new Ranked<>(rank(bean.getKey(), bean.getValue(), ordered), bean.getKey(), bean.getValue()))
                .sorted(comparingInt(Ranked::rank))
                .forEach(bean -> register.accept(messageOf(bean.name(), kind), bean.handler()));
    }

    private record Ranked<H>(int rank, String name, H handler) {}

    @SuppressWarnings("ReferenceEquality") // two beans that are equal are two handlers
    private static <H> int rank(String name, H handler, List<H> ordered) {
        return IntStream.range(0, ordered.size())
                .filter(i -> ordered.get(i) == handler)
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("bean", name, "must be a singleton: the bus keeps it"));
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
        try {
            return beans.getMergedBeanDefinition(name).getResolvableType();
        } catch (NoSuchBeanDefinitionException readyMade) {
            return ResolvableType.NONE;
        }
    }

    private static @Nullable Class<?> message(ResolvableType declared, Class<?> kind) {
        ResolvableType handler = declared.as(kind);
        return handler.hasUnresolvableGenerics() ? null : handler.getGeneric(0).resolve();
    }
}
