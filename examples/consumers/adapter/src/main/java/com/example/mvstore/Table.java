package com.example.mvstore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;

/** A sorted map of texts in the store. Its user sees to it that nobody reads while somebody writes. */
final class Table {

    private final MVMap<String, String> map;

    Table(MVStore store, String name) {
        map = store.openMap(
                name,
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
    }

    /** Null if there is none. */
    String get(String key) {
        return map.get(key);
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    void put(String key, String value) {
        map.put(key, value);
    }

    void remove(String key) {
        map.remove(key);
    }

    /** Whether there is a key that has these parts and more. */
    boolean hasBelow(Object... parts) {
        String key = map.ceilingKey(Text.first(parts));
        return key != null && key.startsWith(Text.first(parts));
    }

    /** What has these parts and more in its key, by key. */
    <T> List<T> below(BiFunction<String, String, T> reader, Object... parts) {
        return read(reader, map.cursor(Text.first(parts), Text.end(parts), false), Integer.MAX_VALUE);
    }

    /** The last keys below a limit that have these parts and more, the last one first. */
    List<String> lastBelow(String limit, int most, Object... parts) {
        String last = map.lowerKey(limit);
        return last == null ? List.of() : read((key, value) -> key, map.cursor(last, Text.first(parts), true), most);
    }

    /** Everything, by key. */
    <T> List<T> all(BiFunction<String, String, T> reader) {
        return read(reader, map.cursor(null), Integer.MAX_VALUE);
    }

    /** The keys from one on, which need not be there; read as they are asked for. */
    Stream<String> keysFrom(String first) {
        Iterable<String> keys = () -> map.keyIterator(first);
        return StreamSupport.stream(keys.spliterator(), false);
    }

    private static <T> List<T> read(BiFunction<String, String, T> reader, Cursor<String, String> cursor, int most) {
        List<T> found = new ArrayList<>();
        while (found.size() < most && cursor.hasNext()) {
            String key = cursor.next();
            found.add(reader.apply(key, cursor.getValue()));
        }
        return found;
    }
}
