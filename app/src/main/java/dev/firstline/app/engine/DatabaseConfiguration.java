package dev.firstline.app.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which database there is, how long its transactions may last, and the key to what is secret in it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** PostgreSQL ends what would outlast them, so that no index of the log stays open for long. */
    private static final Map<String, String> TIME_OUTS = Map.of(
            "lock_timeout", "5s",
            "statement_timeout", "20s",
            "idle_in_transaction_session_timeout", "20s",
            // Known from PostgreSQL 17 on.
            "transaction_timeout", "30s");

    /** In milliseconds, which people can read and both databases and JSON keep alike; events are stamped by it too. */
    @Bean
    Clock clock() {
        var clock = Clock.tickMillis(ZoneOffset.UTC);
        GenericEventMessage.clock = clock;
        return clock;
    }

    @Bean
    DataFolder dataFolder(@Value("${firstline.data}") String location) {
        return DataFolder.at(location);
    }

    @Bean
    Database database(
            @Value("${firstline.database.url}") String url,
            @Value("${firstline.database.user}") String user,
            @Value("${firstline.database.password}") String password,
            DataFolder folder) {
        return url.isBlank() ? Database.in(folder) : Database.at(url, user, password);
    }

    /** Gives each pooled connection its time-outs. */
    @Bean
    static BeanPostProcessor connectionTimeOuts(ObjectProvider<Database> database) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool
                        && database.getObject().isPostgresql()) {
                    pool.setConnectionInitSql(timeOuts(false));
                    // The server's error details quote the values of rows.
                    pool.addDataSourceProperty("logServerErrorDetail", "false");
                }
                return bean;
            }
        };
    }

    /** A migration takes as long as it takes. */
    @Bean
    FlywayConfigurationCustomizer withoutTimeOuts(Database database) {
        return flyway -> {
            if (database.isPostgresql()) {
                flyway.initSql(timeOuts(true));
            }
        };
    }

    @Bean
    FlywayMigrationStrategy migrateThenTakeFreshConnections(DataSource dataSource) {
        return flyway -> {
            flyway.migrate();
            try {
                dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
            } catch (SQLException e) {
                throw new IllegalStateException("connections come from Hikari's pool", e);
            }
        };
    }

    private static String timeOuts(boolean none) {
        StringBuilder sql = new StringBuilder("DO $$ BEGIN PERFORM set_config(name, CASE name");
        TIME_OUTS.forEach((name, value) -> sql.append(" WHEN '%s' THEN '%s'".formatted(name, none ? "0" : value)));
        return sql.append(" END, false) FROM pg_settings WHERE name IN ('")
                .append(String.join("', '", TIME_OUTS.keySet()))
                .append("'); END $$")
                .toString();
    }

    @Bean
    @DependsOnDatabaseInitialization
    InstallationKey installationKey(
            @Value("${firstline.secret-key}") String secret, DataFolder folder, JdbcClient jdbc) {
        KeyCheck check = new KeyCheck(jdbc);
        if (!secret.isBlank()) {
            InstallationKey key = InstallationKey.parse(secret, "FIRSTLINE_SECRET_KEY");
            if (!check.opens(key)) {
                throw new StartRefusedException(
                        "FIRSTLINE_SECRET_KEY is not the key this database was begun with.",
                        "Give the key the first node was started with; without it the personal data in this database is lost.");
            }
            return key;
        }
        KeyFile file = KeyFile.in(folder);
        boolean made = file.create();
        InstallationKey key = file.read();
        if (!check.opens(key)) {
            if (made) {
                file.delete();
            }
            throw new StartRefusedException(
                    made
                            ? "This database was begun with a secret key, and none was given."
                            : "The key in " + file.path() + " is not the one this database was begun with.",
                    "Set FIRSTLINE_SECRET_KEY to what " + file.path().getFileName()
                            + " in the data folder of the first node holds, or copy that file.");
        }
        return key;
    }
}
