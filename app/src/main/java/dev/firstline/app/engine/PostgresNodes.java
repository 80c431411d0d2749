package dev.firstline.app.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Speaks with the other nodes by NOTIFY and LISTEN, each over a connection of its own: a NOTIFY inside the append's transaction would
 * make all appends wait for each other. A lost connection is opened again; what was missed meanwhile is assumed to be everything.
 */
final class PostgresNodes implements Nodes, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresNodes.class);
    private static final String CHANNEL = "firstline";
    private static final long AT_MOST_EVERY_MILLIS = 5;
    private static final int LISTEN_MILLIS = 5_000;
    private static final long OPEN_AGAIN_MILLIS = 1_000;

    private final Database database;
    private final String node;
    private final Consumer<News> hear;
    private final Set<News> toTell = EnumSet.noneOf(News.class);
    private volatile boolean running;
    private Thread teller = new Thread();
    private Thread listener = new Thread();

    PostgresNodes(Database database, String node, Consumer<News> hear) {
        this.database = database;
        this.node = node;
        this.hear = hear;
    }

    @Override
    public void tell(News news) {
        synchronized (toTell) {
            if (toTell.add(news)) {
                toTell.notifyAll();
            }
        }
    }

    @Override
    public void start() {
        running = true;
        teller = daemon("node-teller", this::keepTelling);
        listener = daemon("node-listener", this::keepListening);
    }

    @Override
    public void stop() {
        running = false;
        teller.interrupt();
        listener.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private Thread daemon(String name, Conversation conversation) {
        Thread thread = new Thread(
                () -> {
                    while (running) {
                        try (Connection connection = database.connect()) {
                            conversation.over(connection);
                        } catch (SQLException e) {
                            LOG.warn("the connection to the other nodes broke and is opened again: {}", e.getMessage());
                            pause();
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private interface Conversation {
        void over(Connection connection) throws SQLException, InterruptedException;
    }

    private void keepTelling(Connection connection) throws SQLException, InterruptedException {
        try (PreparedStatement notify = connection.prepareStatement("SELECT pg_notify('" + CHANNEL + "', ?)")) {
            while (running) {
                for (News news : takeNews()) {
                    notify.setString(1, node + " " + news);
                    notify.execute();
                }
                TimeUnit.MILLISECONDS.sleep(AT_MOST_EVERY_MILLIS);
            }
        }
    }

    private Set<News> takeNews() throws InterruptedException {
        synchronized (toTell) {
            while (toTell.isEmpty()) {
                toTell.wait();
            }
            Set<News> taken = EnumSet.copyOf(toTell);
            toTell.clear();
            return taken;
        }
    }

    private void keepListening(Connection connection) throws SQLException {
        try (Statement listen = connection.createStatement()) {
            listen.execute("LISTEN " + CHANNEL);
        }
        EnumSet.allOf(News.class).forEach(hear);
        PGConnection notified = connection.unwrap(PGConnection.class);
        while (running) {
            PGNotification[] notifications = notified.getNotifications(LISTEN_MILLIS);
            if (notifications == null || notifications.length == 0) {
                if (!connection.isValid(LISTEN_MILLIS / 1_000)) {
                    throw new SQLException("the server does not answer");
                }
                continue;
            }
            newsIn(notifications).forEach(hear);
        }
    }

    /** What the others said; each thing once, however often it was said. */
    private Set<News> newsIn(PGNotification[] notifications) {
        Set<News> heard = EnumSet.noneOf(News.class);
        for (PGNotification notification : notifications) {
            String said = notification.getParameter();
            if (!said.startsWith(node + " ")) {
                for (News news : News.values()) {
                    if (said.endsWith(" " + news)) {
                        heard.add(news);
                    }
                }
            }
        }
        return heard;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(OPEN_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
