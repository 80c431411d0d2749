package dev.firstline.app.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The database of this installation: a PostgreSQL server where one is named, else H2 in the data folder. */
record Database(String url, String user, String password) implements JdbcConnectionDetails {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** The PostgreSQL server at this address; refuses to start where it is the address of something else. */
    static Database at(String url, String user, String password) {
        if (!url.startsWith(POSTGRESQL)) {
            throw new StartRefusedException(
                    "FIRSTLINE_DATABASE_URL is no address of a PostgreSQL server.",
                    "Give it as " + POSTGRESQL + "//host:5432/database, or leave it out to use the embedded database.");
        }
        return new Database(url, user, password);
    }

    /** The embedded one, for a single process. An acknowledged change survives the end of the process, not a loss of power. */
    static Database in(DataFolder folder) {
        return new Database(
                "jdbc:h2:file:" + folder.path().resolve("firstline")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                        + ";WRITE_DELAY=0;LOCK_TIMEOUT=5000",
                "firstline",
                "");
    }

    boolean isPostgresql() {
        return url.startsWith(POSTGRESQL);
    }

    /** A connection outside the pool, without its time-outs. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public String getUsername() {
        return user;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String toString() {
        return "Database[" + (isPostgresql() ? "PostgreSQL" : "H2") + "]";
    }
}
