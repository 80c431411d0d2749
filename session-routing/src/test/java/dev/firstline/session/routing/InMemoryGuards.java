package dev.firstline.session.routing;

import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionEvent.ItemLinked;
import dev.firstline.shared.api.session.SessionEvent.ItemUnlinked;
import dev.firstline.shared.api.session.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The guard rows as maps. */
final class InMemoryGuards implements OpenSessions, TakenMessages, RefusedClaims, Links {

    private final Map<ConversationId, SessionId> open = new HashMap<>();
    private final Map<MessageId, MessageTaken> answers = new HashMap<>();
    private final Map<MessageId, MessageContent> contents = new HashMap<>();
    private final Map<EmployeeId, Instant> attempts = new HashMap<>();
    private final Set<MessageId> deleted = new HashSet<>();
    private final List<Known> links = new ArrayList<>();
    private final Set<FileId> uploaded = new HashSet<>();
    private boolean othersAreFaster;

    /** A note somebody left before. */
    void putNote(SessionId session, MessageId message, EmployeeId author) {
        answers.put(message, new MessageTaken(session, message, 1));
        contents.put(message, new MessageContent("NOTE", author, "text", List.of()));
    }

    void putUploaded(FileId file) {
        uploaded.add(file);
    }

    /** Whatever is opened from now on, another is opened in the same instant and wins. */
    void letOthersOpenFirst() {
        othersAreFaster = true;
    }

    @Override
    public Optional<SessionId> find(ConversationId conversation) {
        return Optional.ofNullable(open.get(conversation));
    }

    @Override
    public boolean open(ConversationId conversation, SessionId session) {
        return !othersAreFaster && open.putIfAbsent(conversation, session) == null;
    }

    @Override
    public void close(ConversationId conversation) {
        open.remove(conversation);
    }

    @Override
    public Optional<MessageTaken> find(ConversationId conversation, MessageId message, MessageContent content) {
        var known = contents.get(message);
        if (known != null && !known.equals(content)) {
            throw new RefusedException(new IdReused());
        }
        return Optional.ofNullable(answers.get(message));
    }

    @Override
    public boolean hasAny(ConversationId conversation) {
        return !answers.isEmpty();
    }

    @Override
    public void keep(ConversationId conversation, ClientId client, MessageContent content, MessageTaken answer) {
        if (!uploaded.containsAll(content.files())) {
            throw new RefusedException(new InvalidValue("files", Problem.UNKNOWN));
        }
        content.files().forEach(uploaded::remove);
        answers.put(answer.message(), answer);
        contents.put(answer.message(), content);
    }

    @Override
    public Optional<Instant> firstAttempt(SessionId session, EmployeeId operator, @Nullable Instant claimedAt) {
        return Optional.ofNullable(attempts.get(operator));
    }

    @Override
    public void keep(SessionId session, EmployeeId operator, Instant claimedAt, Instant attemptedAt) {
        attempts.put(operator, attemptedAt);
    }

    @Override
    public Optional<Note> note(ConversationId conversation, SessionId session, MessageId message) {
        return Optional.ofNullable(contents.get(message))
                .filter(content -> !content.isForClient())
                .map(content -> new Note(content.author(), deleted.contains(message)));
    }

    @Override
    public void deleteNote(ConversationId conversation, SessionId session, MessageId message) {
        deleted.add(message);
    }

    @Override
    public List<Known> of(SessionId session) {
        return List.copyOf(links);
    }

    @Override
    public void keep(ItemLinked linked, EmployeeId by, Instant at) {
        links.add(new Known(linked.link(), linked.application(), linked.item(), linked.purpose()));
    }

    @Override
    public void drop(ItemUnlinked unlinked) {
        links.removeIf(known -> known.link().equals(unlinked.link()));
    }
}
