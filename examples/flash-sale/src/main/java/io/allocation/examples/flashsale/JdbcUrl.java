package io.allocation.examples.flashsale;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a database is, and perhaps the password to it.
 *
 * @param text for the driver only: see {@link #hideIn}
 */
record JdbcUrl(String text) {

    private static final Pattern KIND = Pattern.compile("jdbc:\\w+:");
    private static final Pattern PARAMETERS = Pattern.compile("[?;].*", Pattern.DOTALL);
    private static final Pattern USER_INFO = Pattern.compile("//[^/:]*:?([^/]*)@");
    private static final Pattern PASSWORD =
            Pattern.compile("[?&;][^=?&;]*(?:pass|pwd)[^=?&;]*=([^&;]+)", Pattern.CASE_INSENSITIVE);

    /**
     * Checks that there is a driver.
     *
     * @throws TypeConversionException if there is none
     */
    static JdbcUrl of(String text) {
        try {
            DriverManager.getDriver(text);
            return new JdbcUrl(text);
        } catch (SQLException unknown) {
            throw new TypeConversionException("no driver understands this URL" + kind(text)
                    + "; it can be jdbc:postgresql://HOST/DATABASE, jdbc:mariadb://HOST/DATABASE or jdbc:h2:file:PATH");
        }
    }

    /** More than its kind is not told of a URL that nobody understands: who knows what is a password in it. */
    private static String kind(String text) {
        Matcher kind = KIND.matcher(text);
        return kind.lookingAt() ? ", " + kind.group() + "..." : "";
    }

    /** Without parameters and user. */
    String name() {
        return USER_INFO.matcher(PARAMETERS.matcher(text).replaceFirst("")).replaceFirst("//");
    }

    /** Takes the URL's parameters and its passwords out of a message: drivers tend to repeat them. */
    String hideIn(String message) {
        return passwords().reduce(message.replace(text, name()), (shown, password) -> shown.replace(password, "***"));
    }

    private Stream<String> passwords() {
        return Stream.of(PASSWORD, USER_INFO)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> found.group(1))
                .filter(password -> !password.isEmpty());
    }
}
