package io.allocation.adapters.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.allocation.domain.BatchReference;
import io.allocation.domain.OrderId;
import io.allocation.domain.Sku;
import io.allocation.domain.Warehouse;
import io.allocation.service.Allocate;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * What Jackson would learn from annotations, which the domain does not have: that components of records are required,
 * and which records are written as the one value that they hold.
 */
final class RecordRules extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    private static final Set<Class<?>> BARE =
            Set.of(Sku.class, OrderId.class, BatchReference.class, Warehouse.class, Allocate.class);
    private static final Set<Class<?>> OPTIONAL =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    @Override
    public Boolean hasAsValue(MapperConfig<?> config, Annotated annotated) {
        return isBareValue(annotated) ? Boolean.TRUE : super.hasAsValue(config, annotated);
    }

    private static boolean isBareValue(Annotated annotated) {
        return annotated instanceof AnnotatedMethod method
                && BARE.contains(method.getDeclaringClass())
                && method.getName().equals(only(method.getDeclaringClass()).getName());
    }

    private static RecordComponent only(Class<?> bare) {
        return bare.getRecordComponents()[0];
    }

    /** What values of a type look like in JSON. */
    static Class<?> written(Class<?> type) {
        return BARE.contains(type) ? only(type).getType() : type;
    }

    @Override
    public JsonCreator.Mode findCreatorAnnotation(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedConstructor constructor && BARE.contains(constructor.getDeclaringClass())
                ? JsonCreator.Mode.DELEGATING
                : super.findCreatorAnnotation(config, annotated);
    }

    /** A value that is missing is treated as null is. */
    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        RecordComponent component = component(annotated);
        return component == null || !isRequired(component)
                ? super.findSetterInfo(config, annotated)
                : JsonSetter.Value.forValueNulls(Nulls.FAIL);
    }

    /** Returns the component that a parameter of a record's canonical constructor stands for. */
    private static @Nullable RecordComponent component(Annotated annotated) {
        if (annotated instanceof AnnotatedParameter parameter
                && parameter.getDeclaringClass().isRecord()
                && parameter.getMember() instanceof Constructor<?> constructor) {
            RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
            return isCanonical(constructor, components) ? components[parameter.getIndex()] : null;
        }
        return null;
    }

    private static boolean isCanonical(Constructor<?> constructor, RecordComponent[] components) {
        return List.of(constructor.getParameterTypes())
                .equals(Stream.of(components).map(RecordComponent::getType).toList());
    }

    private static boolean isRequired(RecordComponent component) {
        return !OPTIONAL.contains(component.getType())
                && Stream.of(component.getAnnotatedType().getAnnotations(), component.getAnnotations())
                        .flatMap(Stream::of)
                        .map(Annotation::annotationType)
                        .noneMatch(type -> type.getSimpleName().equals("Nullable"));
    }
}
