package dev.firstline.app.testing;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.Environment;

/** A desk with the demo's sample organisation that answers HTTP on a free port of this machine. */
public record SampleDesk(Desk desk, URI address) implements AutoCloseable {

    /** Opens one node on the database; a second one on the same database shares the organisation. */
    public static SampleDesk open(TestDatabase database) {
        return open(database, Map.of());
    }

    /** The same with these properties over the application's, and these configurations added to it. */
    public static SampleDesk open(TestDatabase database, Map<String, Object> more, Class<?>... configurations) {
        var properties = new HashMap<String, Object>(
                Map.of("spring.profiles.active", "demo", "firstline.secret-key", Desk.SECRET_KEY, "server.port", "0"));
        properties.putAll(more);
        var desk = Desk.open(database, WebApplicationType.SERVLET, properties, configurations);
        var port = desk.get(Environment.class).getRequiredProperty("local.server.port");
        return new SampleDesk(desk, URI.create("http://127.0.0.1:" + port));
    }

    /** A browser in which this person of the sample organisation signed in. */
    public Browser signedIn(String login) {
        var browser = new Browser(address);
        browser.signIn(login, "demo");
        return browser;
    }

    @Override
    public void close() {
        desk.close();
    }
}
