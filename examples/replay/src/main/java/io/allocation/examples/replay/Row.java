package io.allocation.examples.replay;

import io.allocation.domain.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;

/**
 * One row, read by the names of its columns.
 *
 * @param file where it is from
 * @param line its first line
 * @param header the names of the columns
 * @param fields as many as there are names
 */
record Row(String file, int line, List<String> header, CSVRecord fields) {

    private static final char UNREADABLE = '\uFFFD';

    /** A field that must be there. */
    <T> T value(String column, Function<String, T> parser) {
        return optional(column, parser).orElseThrow(() -> bad(column, "is missing"));
    }

    /** A field that may be empty, of a column that need not exist. */
    <T> Optional<T> optional(String column, Function<String, T> parser) {
        int index = header.indexOf(column);
        String text = index < 0 ? "" : fields.get(index);
        return text.isEmpty() ? Optional.empty() : Optional.of(parsed(column, text, parser));
    }

    private <T> T parsed(String column, String text, Function<String, T> parser) {
        if (text.indexOf(UNREADABLE) >= 0) {
            throw bad(column, "holds bytes that are not UTF-8");
        }
        try {
            return parser.apply(text);
        } catch (InvalidValueException invalid) {
            throw bad(column, withoutName(invalid));
        }
    }

    /** The library calls the field by its own name; the reader of the message looks for the column. */
    private static String withoutName(InvalidValueException invalid) {
        return String.valueOf(invalid.getMessage()).substring(invalid.field().length() + 1);
    }

    private BadRowException bad(String column, String reason) {
        return new BadRowException(new BadRow(file, line, column, reason));
    }
}
