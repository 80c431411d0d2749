package dev.firstline.app.engine;

import static dev.firstline.app.engine.ProcessingGroups.SESSIONS;
import static dev.firstline.app.engine.Sample.ACTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.firstline.app.engine.Sample.Begin;
import dev.firstline.app.engine.Sample.Claim;
import dev.firstline.app.engine.Sample.Refuse;
import dev.firstline.app.engine.Sample.Write;
import dev.firstline.shared.api.GeneralRefusal;
import dev.firstline.shared.api.Personal;
import dev.firstline.shared.api.ProjectionPosition;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.SessionAnswer;
import dev.firstline.shared.api.session.SessionEvent.ClientMessageReceived;
import dev.firstline.shared.api.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the engine promises, whichever database it stands on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EngineContract {

    static final Duration SOON = Duration.ofSeconds(10);

    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    private final TestDatabase.Kind kind;
    TestDatabase database;
    Desk desk;

    EngineContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        database = TestDatabase.fresh(kind);
        desk = Desk.openEngine(database, Sample.class);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    static SessionId newSession() {
        return new SessionId(UUID.randomUUID());
    }

    static ClientId newClient() {
        return new ClientId(UUID.randomUUID());
    }

    <R> R send(Object command) {
        return send(command, Map.of());
    }

    <R> R send(Object command, Map<String, String> more) {
        Map<String, Object> metaData = new HashMap<>(ACTOR.asMetaData());
        metaData.putAll(more);
        return desk.get(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, metaData));
    }

    List<ClientMessageReceived> messagesOf(SessionId session) {
        return desk.get(EventStore.class)
                .readEvents(session.toString())
                .asStream()
                .filter(event -> event.getPayloadType() == ClientMessageReceived.class)
                .map(event -> (ClientMessageReceived) event.getPayload())
                .toList();
    }

    long count(String sql, Object... parameters) {
        return desk.jdbc().sql(sql).params(parameters).query(Long.class).single();
    }

    long lastOf(SessionId session) {
        return desk.get(Positions.class).lastOf(session.toString()).orElseThrow();
    }

    void awaitView(SessionId session) {
        assertThat(desk.get(Positions.class).await(SESSIONS, lastOf(session), SOON))
                .isTrue();
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(desk.get(PlatformTransactionManager.class));
    }

    @Test
    void an_event_is_stored_under_our_name_with_personal_texts_unreadable() {
        SessionId session = newSession();
        send(new Write(session, newClient(), "my secret text"));

        var row = desk.jdbc()
                .sql("SELECT stored_name, payload, metadata FROM event WHERE aggregate_id = ?")
                .param(session.toString())
                .query((found, index) -> List.of(
                        found.getString(1),
                        new String(found.getBytes(2), StandardCharsets.UTF_8),
                        new String(found.getBytes(3), StandardCharsets.UTF_8)))
                .single();

        assertThat(row.get(0)).isEqualTo("session.ClientMessageReceived");
        assertThat(row.get(1)).contains(session.toString(), "\"p1:").doesNotContain("secret");
        assertThat(row.get(2)).contains("\"actor\":\"process:test\"", "traceId", "correlationId");
    }

    @Test
    void a_stored_event_reads_back_as_it_was() {
        SessionId session = newSession();
        ClientId client = newClient();
        send(new Write(session, client, "Здравствуйте \uD83D\uDE42"));
        send(new Write(session, client, "second"));

        assertThat(messagesOf(session))
                .extracting(ClientMessageReceived::text)
                .containsExactly("Здравствуйте \uD83D\uDE42", "second");
        assertThat(messagesOf(session))
                .extracting(ClientMessageReceived::client)
                .containsOnly(client);
    }

    @Test
    void texts_of_an_erased_person_read_as_erased() {
        SessionId session = newSession();
        ClientId client = newClient();
        ClientId other = newClient();
        send(new Write(session, client, "to be erased"));
        send(new Write(session, other, "to be kept"));

        desk.get(PersonalKeys.class).destroy(client.value());

        assertThat(messagesOf(session))
                .extracting(ClientMessageReceived::text)
                .containsExactly(Personal.ERASED, "to be kept");
    }

    @Test
    void a_key_that_was_rolled_back_is_never_used_again() {
        SessionId session = newSession();
        ClientId client = newClient();
        assertThatThrownBy(() -> send(new Write(session, client, Sample.FAILING_FACT)))
                .hasMessageContaining(Sample.FAILING_FACT);
        assertThat(count("SELECT count(*) FROM personal_key WHERE subject = ?", client.value()))
                .isZero();

        send(new Write(session, client, "readable"));

        var forgetful = new PersonalKeys(desk.jdbc(), desk.get(InstallationKey.class), Clock.systemUTC());
        String sealed = forgetful.seal(client.value(), "again");
        assertThat(desk.get(PersonalKeys.class).open(client.value(), sealed)).isEqualTo("again");
        assertThat(messagesOf(session)).extracting(ClientMessageReceived::text).containsExactly("readable");
    }

    @Test
    void two_texts_about_a_new_person_in_one_transaction_are_sealed_with_one_key() {
        UUID person = UUID.randomUUID();
        PersonalKeys keys = desk.get(PersonalKeys.class);
        List<String> sealed = transaction().execute(now -> List.of(keys.seal(person, "one"), keys.seal(person, "two")));

        assertThat(sealed).extracting(text -> keys.open(person, text)).containsExactly("one", "two");
    }

    @Test
    void a_conflict_is_decided_again_on_what_is_there_now() {
        SessionId session = newSession();
        send(new Begin(session, newClient(), "hello"));
        Sample.MEANWHILE.put(session, () -> inAnotherTransaction(() -> appendCopyOfFirst(session)));

        int messages = send(new Claim(session));

        assertThat(messages).isEqualTo(2);
        assertThat(Sample.handled(session)).isEqualTo(3);
    }

    @Test
    void whoever_lost_a_race_gets_the_domains_own_answer() throws Exception {
        SessionId session = newSession();
        send(new Begin(session, newClient(), "hello"));
        CountDownLatch together = new CountDownLatch(1);
        List<CompletableFuture<Object>> claims = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        together.await();
                        return this.<Object>send(new Claim(session));
                    } catch (RefusedException | InterruptedException e) {
                        return e;
                    }
                }))
                .limit(8)
                .toList();
        together.countDown();

        List<Object> answers = claims.stream().map(CompletableFuture::join).toList();
        assertThat(answers).filteredOn(Integer.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(RefusedException.class::isInstance).hasSize(7);
    }

    @Test
    void a_refusal_is_final() {
        SessionId session = newSession();
        send(new Begin(session, newClient(), "hello"));

        assertThatThrownBy(() -> send(new Refuse(session)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new GeneralRefusal.NotFound()));

        assertThat(Sample.handled(session)).isEqualTo(2);
    }

    @Test
    void an_id_that_is_taken_is_refused_in_the_domains_words() {
        SessionId session = newSession();
        send(new Begin(session, newClient(), "hello"));

        assertThatThrownBy(() -> send(new Begin(session, newClient(), "hello")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new GeneralRefusal.IdReused()));
    }

    @Test
    void a_command_nobody_sends_does_not_go() {
        assertThatThrownBy(() -> desk.get(CommandGateway.class).sendAndWait(new Claim(newSession())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without an actor");
    }

    @Test
    void a_repeated_command_answers_as_the_first_time_and_changes_nothing() {
        SessionId session = newSession();
        Write write = new Write(session, newClient(), "once");
        Map<String, String> repeat = desk.get(Repeat.class).asMetaData("write", "id-" + session, write);

        SessionAnswer first = send(write, repeat);
        SessionAnswer second = send(write, repeat);

        assertThat(second).isEqualTo(first);
        assertThat(messagesOf(session)).hasSize(1);
    }

    @Test
    void an_id_used_for_other_content_is_refused() {
        SessionId session = newSession();
        Write write = new Write(session, newClient(), "once");
        Write other = new Write(session, newClient(), "other");
        send(write, desk.get(Repeat.class).asMetaData("write", "id-" + session, write));

        assertThatThrownBy(() -> send(other, desk.get(Repeat.class).asMetaData("write", "id-" + session, other)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new GeneralRefusal.IdReused()));
        assertThat(messagesOf(session)).hasSize(1);
    }

    @Test
    void a_refused_command_may_be_repeated_with_success() {
        SessionId session = newSession();
        ClientId client = newClient();
        Write failing = new Write(session, client, Sample.FAILING_FACT);
        Write fine = new Write(session, client, "fine");
        assertThatThrownBy(() -> send(failing, desk.get(Repeat.class).asMetaData("write", "id-" + session, failing)));

        send(fine, desk.get(Repeat.class).asMetaData("write", "id-" + session, fine));

        assertThat(messagesOf(session)).hasSize(1);
    }

    @Test
    void the_same_command_twice_at_once_is_done_once() {
        SessionId session = newSession();
        Write write = new Write(session, newClient(), "once");
        Map<String, String> repeat = desk.get(Repeat.class).asMetaData("write", "id-" + session, write);

        List<CompletableFuture<Object>> both = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> (Object) send(write, repeat)))
                .limit(4)
                .toList();

        assertThat(both.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(messagesOf(session)).hasSize(1);
    }

    @Test
    void a_command_without_answer_repeats_without_answer() {
        SessionId session = newSession();
        Begin begin = new Begin(session, newClient(), "hello");
        Map<String, String> repeat = desk.get(Repeat.class).asMetaData("begin", "id-" + session, begin);
        // The constructor's command answers the new id, which is of the published language.
        Object first = send(begin, repeat);

        assertThat((Object) send(begin, repeat)).isEqualTo(first);
    }

    @Test
    void facts_that_cannot_be_written_undo_the_command() {
        SessionId session = newSession();
        long facts = count("SELECT count(*) FROM sample_fact");

        assertThatThrownBy(() -> send(new Write(session, newClient(), Sample.FAILING_FACT)))
                .hasMessageContaining(Sample.FAILING_FACT);

        assertThat(count("SELECT count(*) FROM event WHERE aggregate_id = ?", session.toString()))
                .isZero();
        assertThat(count("SELECT count(*) FROM sample_fact")).isEqualTo(facts);
    }

    @Test
    void an_event_a_read_model_fails_at_is_put_aside_and_the_rest_goes_on() {
        SessionId failing = newSession();
        SessionId failingInSql = newSession();
        SessionId fine = newSession();
        send(new Write(failing, newClient(), Sample.FAILING_VIEW));
        send(new Write(failing, newClient(), "after the failure"));
        send(new Write(failingInSql, newClient(), Sample.FAILING_SQL));
        send(new Write(fine, newClient(), "fine"));
        awaitView(fine);

        assertThat(count("SELECT count(*) FROM sample_view WHERE session = ?", fine.value()))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM sample_view WHERE session = ?", failing.value()))
                .isZero();
        assertThat(count("SELECT count(*) FROM sample_view WHERE session = ?", failingInSql.value()))
                .isZero();
        assertThat(desk.jdbc()
                        .sql("SELECT aggregate_id FROM dead_letter WHERE processing_group = ?"
                                + " AND aggregate_id IN (?, ?, ?) ORDER BY aggregate_id, sequence_index")
                        .params(SESSIONS, failing.toString(), failingInSql.toString(), fine.toString())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(failing.toString(), failing.toString(), failingInSql.toString());
        assertThat(new String(
                        desk.jdbc()
                                .sql("SELECT payload FROM dead_letter WHERE aggregate_id = ? LIMIT 1")
                                .param(failing.toString())
                                .query((row, index) -> row.getBytes(1))
                                .single(),
                        StandardCharsets.UTF_8))
                .doesNotContain(Sample.FAILING_VIEW);
    }

    @Test
    void a_command_of_a_process_is_decided_again_after_a_conflict_like_any_other() {
        SessionId session = newSession();
        Sample.MEANWHILE.put(session, () -> inAnotherTransaction(() -> appendCopyOfFirst(session)));

        send(new Begin(session, newClient(), Sample.CLAIM_ME));

        await().atMost(SOON).until(() -> storedNames(session).contains("session.SessionClaimed"));
        assertThat(storedNames(session))
                .containsExactly(
                        "session.ClientMessageReceived", "session.ClientMessageReceived", "session.SessionClaimed");
        assertThat(count(
                        "SELECT count(*) FROM dead_letter WHERE processing_group = 'session-processes'"
                                + " AND aggregate_id = ?",
                        session.toString()))
                .isZero();
    }

    @Test
    void commands_that_wait_for_one_aggregate_keep_no_connection_from_others() throws Exception {
        SessionId busy = newSession();
        send(new Begin(busy, newClient(), "hello"));
        Semaphore goOn = new Semaphore(0);
        Sample.MEANWHILE.put(busy, goOn::acquireUninterruptibly);
        List<CompletableFuture<Void>> waiting = Stream.generate(() ->
                        CompletableFuture.runAsync(() -> catchThrowable(() -> send(new Claim(busy))), THREADS))
                .limit(30)
                .toList();
        try {
            await().until(() -> Sample.handled(busy) > 1);
            SessionId free = newSession();
            long start = System.nanoTime();
            send(new Begin(free, newClient(), "hello"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        } finally {
            goOn.release();
        }
        CompletableFuture.allOf(waiting.toArray(CompletableFuture<?>[]::new)).get(20, TimeUnit.SECONDS);
    }

    @Test
    void a_position_waits_below_an_index_that_may_still_be_committed() throws Exception {
        awaitNoGaps();
        SessionId session = newSession();
        send(new Write(session, newClient(), "first"));
        awaitView(session);
        Semaphore goOn = new Semaphore(0);
        CompletableFuture<Long> taken = new CompletableFuture<>();
        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> appendSlowly(session, taken, goOn));
        try {
            long open = taken.get(10, TimeUnit.SECONDS);
            SessionId later = newSession();
            send(new Write(later, newClient(), "later"));
            awaitView(later);
            Positions positions = desk.get(Positions.class);

            assertThat(lastOf(later)).isGreaterThan(open);
            assertThat(desk.get(ProjectionPosition.class).of(SESSIONS)).isEqualTo(open - 1);
            assertThat(desk.get(ProjectionPosition.class).furthest(SESSIONS)).isEqualTo(lastOf(later));
            assertThat(positions.await(SESSIONS, open, Duration.ofMillis(50))).isFalse();

            goOn.release();
            slow.get(10, TimeUnit.SECONDS);
            assertThat(positions.await(SESSIONS, open, SOON)).isTrue();
            assertThat(desk.get(ProjectionPosition.class).of(SESSIONS)).isEqualTo(lastOf(later));
        } finally {
            goOn.release();
        }
    }

    @Test
    void a_position_does_not_wait_for_an_index_that_was_given_up() {
        SessionId session = newSession();
        send(new Write(session, newClient(), "first"));
        transaction().executeWithoutResult(now -> {
            appendCopyOfFirst(session);
            now.setRollbackOnly();
        });
        awaitNoGaps();
    }

    @Test
    void waiting_for_a_position_ends_in_time() {
        long beyond = count("SELECT max(global_index) FROM event") + 1_000_000;
        long start = System.nanoTime();

        assertThat(desk.get(Positions.class).await(SESSIONS, beyond, Duration.ofMillis(200)))
                .isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(190), Duration.ofSeconds(5));
    }

    @Test
    void a_change_is_signalled_once_it_is_in_the_read_model() throws Exception {
        SessionId session = newSession();
        CompletableFuture<Void> seen = new CompletableFuture<>();
        try (var listening = desk.get(Signals.class).onChange(() -> {
            if (count("SELECT count(*) FROM sample_view WHERE session = ?", session.value()) == 1) {
                seen.complete(null);
            }
        })) {
            send(new Write(session, newClient(), "hello"));
            seen.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_long_stream_is_read_from_a_snapshot() {
        SessionId session = newSession();
        ClientId client = newClient();
        for (int i = 0; i < 105; i++) {
            send(new Write(session, client, "message"));
        }
        await().atMost(SOON)
                .until(() -> count("SELECT count(*) FROM snapshot WHERE aggregate_id = ?", session.toString()) == 1);

        SessionAnswer.MessageTaken answer = send(new Write(session, client, "one more"));

        assertThat(answer.seq()).isEqualTo(106);
        assertThat(desk.get(EventStore.class).readEvents(session.toString()).asStream())
                .first()
                .satisfies(first -> assertThat(first.getPayload()).isInstanceOf(Sample.Thread.class));
    }

    private List<String> storedNames(SessionId session) {
        return desk.jdbc()
                .sql("SELECT stored_name FROM event WHERE aggregate_id = ? ORDER BY sequence_number")
                .param(session.toString())
                .query(String.class)
                .list();
    }

    private void appendSlowly(SessionId session, CompletableFuture<Long> taken, Semaphore goOn) {
        transaction().executeWithoutResult(now -> {
            appendCopyOfFirst(session);
            taken.complete(count("SELECT max(global_index) FROM event"));
            goOn.acquireUninterruptibly();
        });
    }

    /** Until all that is committed is processed and no index below it is waited for. */
    private void awaitNoGaps() {
        await().atMost(SOON).untilAsserted(() -> {
            SessionId later = newSession();
            send(new Write(later, newClient(), "later"));
            awaitView(later);
            assertThat(desk.get(ProjectionPosition.class).of(SESSIONS)).isGreaterThanOrEqualTo(lastOf(later));
        });
    }

    /** Appends what the stream began with once more, past all of Axon, as another node would. */
    private void appendCopyOfFirst(SessionId session) {
        desk.jdbc()
                .sql(
                        "INSERT INTO event (event_id, aggregate_id, sequence_number, aggregate_type, occurred_at, stored_name,"
                                + " payload, metadata)"
                                + " SELECT ?, aggregate_id, (SELECT max(sequence_number) + 1 FROM event WHERE aggregate_id = ?),"
                                + " aggregate_type, occurred_at, stored_name, payload, metadata"
                                + " FROM event WHERE aggregate_id = ? AND sequence_number = 0")
                .params(UUID.randomUUID().toString(), session.toString(), session.toString())
                .update();
    }

    private static void inAnotherTransaction(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }
}
