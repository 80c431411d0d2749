package dev.firstline.app.engine;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The transactions of the whole server, by its own numbers for them. */
final class PostgresAppends implements RunningAppends {

    private final JdbcClient jdbc;

    PostgresAppends(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long upcoming() {
        return number("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    }

    @Override
    public long oldest() {
        return number("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
    }

    private long number(String sql) {
        return jdbc.sql(sql).query((row, index) -> row.getLong(1)).single();
    }
}
