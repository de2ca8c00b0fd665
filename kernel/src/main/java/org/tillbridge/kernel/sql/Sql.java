package org.tillbridge.kernel.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// One statement from a `.sql` file beside the class that runs it: loaded once, bound by `:name`.
///
/// A name in the file that is not bound, or a bound name the file does not know, is refused before
/// the database sees it.
public final class Sql {

    private static final ErrorCode SQL_FILE = ErrorCode.bug("SqlFile");
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z][a-z0-9_]*)");

    private final String file;
    private final String text;
    private final Set<String> names;

    private Sql(String file, String text) {
        this.file = file;
        this.text = text;
        this.names = namesOf(text);
    }

    /// Loads `file` from beside `owner`. Throws `SqlFile` when it is not there.
    public static Sql of(Class<?> owner, String file) {
        try (InputStream in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new TillbridgeException(SQL_FILE, "No file %s beside %s".formatted(file, owner.getName()));
            }
            return new Sql(file, withoutComments(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new TillbridgeException(SQL_FILE, "Cannot read %s beside %s".formatted(file, owner.getName()), e);
        }
    }

    /// Runs the statement and returns how many rows it touched.
    public int update(JdbcClient database, Map<String, ?> values) {
        return bound(database, values).update();
    }

    /// Runs the query and returns its rows in the order the statement gives.
    public <T> List<T> list(JdbcClient database, Map<String, ?> values, RowMapper<T> row) {
        return bound(database, values).query(row).list();
    }

    /// Runs a query of exactly one row.
    public <T> T one(JdbcClient database, Map<String, ?> values, RowMapper<T> row) {
        return bound(database, values).query(row).single();
    }

    private JdbcClient.StatementSpec bound(JdbcClient database, Map<String, ?> values) {
        if (!names.equals(values.keySet())) {
            throw new TillbridgeException(
                    SQL_FILE, "%s names %s but was given %s".formatted(file, names, new TreeSet<>(values.keySet())));
        }
        return database.sql(text).params(values);
    }

    private static String withoutComments(String text) {
        return COMMENT.matcher(text).replaceAll("").strip();
    }

    private static Set<String> namesOf(String text) {
        return NAME.matcher(QUOTED.matcher(text).replaceAll("''"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
