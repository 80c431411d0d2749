package dev.firstline.app.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
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
    private static final String WHISPER = "WHISPER ";
    private static final int MOST_WHISPERS = 1_000;

    private final Database database;
    private final String node;
    private final Consumer<News> hear;
    private final Consumer<String> hearWhisper;
    private final Set<News> toTell = EnumSet.noneOf(News.class);
    private final List<String> toWhisper = new ArrayList<>();
    private volatile boolean running;
    private Thread teller = new Thread();
    private Thread listener = new Thread();

    PostgresNodes(Database database, String node, Consumer<News> hear, Consumer<String> hearWhisper) {
        this.database = database;
        this.node = node;
        this.hear = hear;
        this.hearWhisper = hearWhisper;
    }

    @Override
    public void tell(News news) {
        synchronized (toTell) {
            if (toTell.add(news)) {
                toTell.notifyAll();
            }
        }
    }

    /** While the others cannot be told, so many are kept for them and no more. */
    @Override
    public void whisper(String words) {
        synchronized (toTell) {
            if (toWhisper.size() < MOST_WHISPERS) {
                toWhisper.add(words);
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
                for (String words : takeWords()) {
                    notify.setString(1, node + " " + words);
                    notify.execute();
                }
                TimeUnit.MILLISECONDS.sleep(AT_MOST_EVERY_MILLIS);
            }
        }
    }

    private List<String> takeWords() throws InterruptedException {
        synchronized (toTell) {
            while (toTell.isEmpty() && toWhisper.isEmpty()) {
                toTell.wait();
            }
            List<String> taken = new ArrayList<>();
            toTell.forEach(news -> taken.add(news.name()));
            toWhisper.forEach(words -> taken.add(WHISPER + words));
            toTell.clear();
            toWhisper.clear();
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
            whispersIn(notifications).forEach(hearWhisper);
        }
    }

    /** What the others said; each thing once, however often it was said. */
    private Set<News> newsIn(PGNotification[] notifications) {
        Set<News> heard = EnumSet.noneOf(News.class);
        for (PGNotification notification : notifications) {
            String said = notification.getParameter();
            if (!said.startsWith(node + " ")) {
                for (News news : News.values()) {
                    if (wordsOf(said).equals(news.name())) {
                        heard.add(news);
                    }
                }
            }
        }
        return heard;
    }

    private List<String> whispersIn(PGNotification[] notifications) {
        return Arrays.stream(notifications)
                .map(PGNotification::getParameter)
                .filter(said -> !said.startsWith(node + " "))
                .map(PostgresNodes::wordsOf)
                .filter(words -> words.startsWith(WHISPER))
                .map(words -> words.substring(WHISPER.length()))
                .toList();
    }

    private static String wordsOf(String said) {
        return said.substring(said.indexOf(' ') + 1);
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(OPEN_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
