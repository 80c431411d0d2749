package dev.firstline.app.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firstline.app.engine.Signals;
import dev.firstline.app.engine.Whispers;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionAnswer.ReadByClient;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionView.DeliveryState;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells those who watch, on whichever node, what goes on now. That somebody types is told each 3 seconds at most. */
@Component
public final class Hints {

    private static final Duration SELDOM = Duration.ofSeconds(3);
    private static final Duration TYPES_FOR = Duration.ofSeconds(6);
    private static final int MOST_TYPISTS = 10_000;

    private final Whispers whispers;
    private final JsonMapper json;
    private final Clock clock;
    private final Cache<Typist, Boolean> told = Caffeine.newBuilder()
            .maximumSize(MOST_TYPISTS)
            .expireAfterWrite(SELDOM)
            .build();

    Hints(Whispers whispers, JsonMapper json, Clock clock) {
        this.whispers = whispers;
        this.json = json;
        this.clock = clock;
    }

    private record Typist(EmployeeId by, SessionId session, Hint.To to) {}

    /** Somebody types there, who may say there what he types. */
    void typing(EmployeeId by, SessionId session, Hint.To to) {
        if (told.asMap().putIfAbsent(new Typist(by, session, to), true) == null) {
            say(new Hint(session, by, new Hint.Typing(to, clock.instant().plus(TYPES_FOR)), null));
        }
    }

    /** A client has read replies. */
    void read(EmployeeId client, ReadByClient read) {
        read.sessions()
                .forEach(each -> say(new Hint(
                        each.session(), client, null, new Hint.Read(DeliveryState.READ, each.seq(), read.at()))));
    }

    private void say(Hint hint) {
        whispers.say(json.writeValueAsString(hint));
    }

    /** Hands each hint to the listener, who hands on what takes long. */
    public Signals.Listening onHint(Consumer<Hint> listener) {
        return whispers.onWhisper(words -> listener.accept(json.readValue(words, Hint.class)));
    }
}
