package dev.firstline.app.engine;

import dev.firstline.app.FirstlineApplication;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A running Firstline: the whole application, on a database given, as one node. */
public final class Desk implements AutoCloseable {

    /** The secret key of every desk in tests, so that several nodes may share a database. */
    public static final String SECRET_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final ConfigurableApplicationContext context;

    private Desk(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Opens a desk without HTTP; the classes given are configurations added to the application's. */
    public static Desk open(TestDatabase database, Class<?>... more) {
        return open(database, WebApplicationType.NONE, Map.of("firstline.secret-key", SECRET_KEY), more);
    }

    /** Opens the engine without any module, for tests that bring aggregates and handlers of their own. */
    static Desk openEngine(TestDatabase database, Class<?>... more) {
        return openEngine(database, Map.of("firstline.secret-key", SECRET_KEY), more);
    }

    /** The same with these properties only. */
    static Desk openEngine(TestDatabase database, Map<String, Object> properties, Class<?>... more) {
        return run(EngineOnly.class, database, WebApplicationType.NONE, properties, more);
    }

    /** Opens a desk that answers HTTP on a free port. */
    public static Desk openWithHttp(TestDatabase database, Class<?>... more) {
        return open(
                database,
                WebApplicationType.SERVLET,
                Map.of("firstline.secret-key", SECRET_KEY, "server.port", "0"),
                more);
    }

    /** Opens a desk with these properties over the application's. */
    public static Desk open(
            TestDatabase database, WebApplicationType type, Map<String, Object> properties, Class<?>... more) {
        return run(FirstlineApplication.class, database, type, properties, more);
    }

    private static Desk run(
            Class<?> application,
            TestDatabase database,
            WebApplicationType type,
            Map<String, Object> properties,
            Class<?>... more) {
        Map<String, Object> all = new HashMap<>(database.properties());
        all.put("spring.main.banner-mode", "off");
        all.put("logging.level.root", "warn");
        all.put("spring.jmx.enabled", "false");
        all.put("spring.datasource.hikari.maximum-pool-size", "12");
        // jobs run where a test asks for them, not by themselves
        all.put("db-scheduler.enabled", "false");
        // Tests call as fast as they can; those of the limits set them.
        all.put("firstline.rate.account-per-second", "0");
        all.put("firstline.rate.address-per-second", "0");
        all.putAll(properties);
        List<Class<?>> sources = new ArrayList<>(List.of(application));
        sources.addAll(Arrays.asList(more));
        String[] arguments = all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new Desk(new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .web(type)
                .registerShutdownHook(false)
                .run(arguments));
    }

    public <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    public JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
