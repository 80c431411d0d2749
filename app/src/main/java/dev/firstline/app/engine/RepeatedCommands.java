package dev.firstline.app.engine;

import static java.util.Objects.requireNonNull;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal;
import dev.firstline.shared.api.RefusedException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a command that was done before as it was answered then. The answer is kept in the transaction that did it: a second one
 * sent at the same time waits for the first.
 */
final class RepeatedCommands implements MessageHandlerInterceptor<CommandMessage<?>> {

    private static final String ANSWERS = "dev.firstline.shared.api.";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Key(String caller, String operation, String id) {}

    private record Before(
            String fingerprint,
            @Nullable String answerType,
            @Nullable String answer) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    RepeatedCommands(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        MetaData metaData = work.getMessage().getMetaData();
        if (!metaData.containsKey(Repeat.ID)) {
            return chain.proceed();
        }
        Key key = new Key(
                text(metaData, Actor.METADATA_KEY), text(metaData, Repeat.OPERATION), text(metaData, Repeat.ID));
        String fingerprint = text(metaData, Repeat.FINGERPRINT);
        if (!begin(key, fingerprint)) {
            return answerOf(key, fingerprint);
        }
        Object answer = chain.proceed();
        keep(key, answer);
        return answer;
    }

    private boolean begin(Key key, String fingerprint) {
        return jdbc.sql("INSERT INTO repeated_command (caller, operation, request_id, fingerprint, created_at)"
                                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                        .params(
                                key.caller,
                                key.operation,
                                key.id,
                                fingerprint,
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void keep(Key key, @Nullable Object answer) {
        if (answer == null) {
            return;
        }
        String type = answer.getClass().getName();
        requireAnswer(type);
        jdbc.sql("UPDATE repeated_command SET answer_type = ?, answer = ?"
                        + " WHERE caller = ? AND operation = ? AND request_id = ?")
                .params(type, JSON.writeValueAsString(answer), key.caller, key.operation, key.id)
                .update();
    }

    private @Nullable Object answerOf(Key key, String fingerprint) throws ClassNotFoundException {
        Before before = jdbc.sql("SELECT fingerprint, answer_type, answer FROM repeated_command"
                        + " WHERE caller = ? AND operation = ? AND request_id = ?")
                .params(key.caller, key.operation, key.id)
                .query((row, index) -> new Before(row.getString(1), row.getString(2), row.getString(3)))
                .single();
        if (!before.fingerprint.equals(fingerprint)) {
            throw new RefusedException(new GeneralRefusal.IdReused());
        }
        if (before.answerType == null) {
            return null;
        }
        requireAnswer(before.answerType);
        return JSON.readValue(before.answer, Class.forName(before.answerType));
    }

    private static void requireAnswer(String type) {
        if (!type.startsWith(ANSWERS)) {
            throw new IllegalStateException(
                    "a command that can be repeated answers in the published language, not with " + type);
        }
    }

    private static String text(MetaData metaData, String key) {
        return (String) requireNonNull(metaData.get(key), key);
    }
}
