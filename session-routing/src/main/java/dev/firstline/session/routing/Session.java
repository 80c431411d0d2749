package dev.firstline.session.routing;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.SessionStanding;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.LinkPurpose;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.Priority;
import dev.firstline.shared.api.session.SessionAnswer.Claim;
import dev.firstline.shared.api.session.SessionAnswer.Linked;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionAnswer.Now;
import dev.firstline.shared.api.session.SessionCommand.AddNote;
import dev.firstline.shared.api.session.SessionCommand.AssignSession;
import dev.firstline.shared.api.session.SessionCommand.ChangePriority;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionCommand.DeleteNote;
import dev.firstline.shared.api.session.SessionCommand.Destination;
import dev.firstline.shared.api.session.SessionCommand.EditNote;
import dev.firstline.shared.api.session.SessionCommand.LinkItem;
import dev.firstline.shared.api.session.SessionCommand.MarkAsSpam;
import dev.firstline.shared.api.session.SessionCommand.OpenSession;
import dev.firstline.shared.api.session.SessionCommand.ReaddressSession;
import dev.firstline.shared.api.session.SessionCommand.RenameSession;
import dev.firstline.shared.api.session.SessionCommand.ReplyToClient;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import dev.firstline.shared.api.session.SessionCommand.TransferSession;
import dev.firstline.shared.api.session.SessionCommand.UnlinkItem;
import dev.firstline.shared.api.session.SessionCommand.UnmarkAsSpam;
import dev.firstline.shared.api.session.SessionEvent;
import dev.firstline.shared.api.session.SessionEvent.ClaimRefused;
import dev.firstline.shared.api.session.SessionEvent.ClientMessageReceived;
import dev.firstline.shared.api.session.SessionEvent.GivenBy;
import dev.firstline.shared.api.session.SessionEvent.ItemLinked;
import dev.firstline.shared.api.session.SessionEvent.ItemUnlinked;
import dev.firstline.shared.api.session.SessionEvent.MarkedAsSpam;
import dev.firstline.shared.api.session.SessionEvent.NoteAdded;
import dev.firstline.shared.api.session.SessionEvent.NoteDeleted;
import dev.firstline.shared.api.session.SessionEvent.NoteEdited;
import dev.firstline.shared.api.session.SessionEvent.PriorityChanged;
import dev.firstline.shared.api.session.SessionEvent.ReplySent;
import dev.firstline.shared.api.session.SessionEvent.ReturnReason;
import dev.firstline.shared.api.session.SessionEvent.SessionAssigned;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionClosed;
import dev.firstline.shared.api.session.SessionEvent.SessionMovedToGroup;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionEvent.SessionReaddressed;
import dev.firstline.shared.api.session.SessionEvent.SessionRenamed;
import dev.firstline.shared.api.session.SessionEvent.SessionReturned;
import dev.firstline.shared.api.session.SessionEvent.UnmarkedAsSpam;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionRefusal.AccountLinked;
import dev.firstline.shared.api.session.SessionRefusal.ConversationOpen;
import dev.firstline.shared.api.session.SessionRefusal.NotGroupOfLine;
import dev.firstline.shared.api.session.SessionRefusal.NotOperatorOfLine;
import dev.firstline.shared.api.session.SessionRefusal.NotOwnNote;
import dev.firstline.shared.api.session.SessionRefusal.NotQueued;
import dev.firstline.shared.api.session.SessionRefusal.Offline;
import dev.firstline.shared.api.session.SessionRefusal.OperatorOffline;
import dev.firstline.shared.api.session.SessionStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * One episode of a conversation, from the client's first message until it is closed. Decides who gets it: its stream admits one
 * winner. Keeps what its decisions need and no more: no texts, no lists.
 */
@AggregateRoot
@SuppressWarnings("NullAway.Init") // the fields are set by the first event, SessionOpened
final class Session {

    /** What a client of the line's internal channel is known by. */
    private static final String INTERNAL = "INTERNAL";

    @AggregateIdentifier
    private SessionId session;

    private LineId line;
    private ConversationId conversation;
    private ClientId client;
    private SessionStatus status;

    /** The operator group it is or was last addressed to; none: all operators of the line. */
    private @Nullable GroupId addressedTo;

    /** Who holds it, or held it last. */
    private @Nullable EmployeeId operator;

    private @Nullable Instant claimedAt;
    private boolean heldBeforeSpam;
    private Priority priority = Priority.NONE;
    private Instant lastEventAt;
    private long version;

    @SuppressWarnings("unused") // for Axon
    private Session() {}

    /** Opens the session; its first message follows in the same commit. */
    Session(SessionOpened opened) {
        apply(opened);
    }

    /** Gives the session to the operator who opened it. */
    void openedBy(EmployeeId opener, long lineVersion) {
        apply(new SessionAssigned(session, line, opener, null, lineVersion, GivenBy.OPENER));
    }

    /** Says the opener's first words, if he has any. */
    Now begin(OpenSession command, EmployeeId opener, SessionFacts facts, TakenMessages taken) {
        if (command.message() != null
                && (command.text() != null || !command.files().isEmpty())) {
            var text = requireNonNullElse(command.text(), "");
            var content = new MessageContent("REPLY", opener, text, command.files());
            var said = new ReplySent(session, conversation, command.message(), opener, client, text, command.files());
            say(Permission.REPLY, command.message(), content, said, facts, taken);
        }
        return now();
    }

    /** How it stands in the way of another session in its conversation: which it is, only where the opener may see it. */
    ConversationOpen inTheWayOf(EmployeeId opener, Involvement involvement) {
        return new ConversationOpen(holder(), standing(opener, involvement).maySee() ? session : null);
    }

    /** Takes a message of the client in. Safe to repeat: {@link TakenMessages} knows what came before. */
    MessageTaken receive(MessageId message, EmployeeId author, MessageContent content, TakenMessages taken) {
        if (status == SessionStatus.CLOSED) {
            throw new ConcurrencyException("session " + session + " was closed as the message came: open another");
        }
        apply(new ClientMessageReceived(session, conversation, message, client, content.text(), content.files()));
        return keep(message, content, taken);
    }

    @CommandHandler
    Claim handle(ClaimSession command, Actor actor, SessionFacts facts, RefusedClaims refused, Clock clock) {
        var claimant = employee(actor);
        var involvement = facts.involvement(line, claimant).orElseThrow(Session::notFound);
        return switch (ClaimRule.verdict(standing(claimant, involvement), involvement.online())) {
            case WON -> {
                apply(new SessionClaimed(session, line, claimant, involvement.lineVersion(), addressedTo));
                yield new Claim.Won(now());
            }
            case ALREADY_HIS -> new Claim.Won(now());
            case LOST -> lostBy(claimant, refused);
            case LOST_AND_OVER -> {
                if (operator == null || claimedAt == null) { // it was closed while nobody held it
                    throw notFound();
                }
                yield new Claim.Lost(operator, claimedAt, clock.instant());
            }
            case OFFLINE -> throw new RefusedException(new Offline());
            case NOT_QUEUED -> throw new RefusedException(new NotQueued(status));
            case NOT_ALLOWED -> throw new RefusedException(new NotAllowed());
            case NOT_FOUND -> throw notFound();
        };
    }

    private Claim.Lost lostBy(EmployeeId claimant, RefusedClaims refused) {
        var holder = requireNonNull(operator);
        var since = requireNonNull(claimedAt);
        var first = refused.firstAttempt(session, claimant, since);
        if (first.isPresent()) {
            return new Claim.Lost(holder, since, first.get());
        }
        apply(new ClaimRefused(session, claimant, holder, since));
        refused.keep(session, claimant, since, lastEventAt);
        return new Claim.Lost(holder, since, lastEventAt);
    }

    /** Claims for somebody who takes whatever is next; empty where this one is not to be had any more, which is no loss. */
    Optional<Claim.Won> take(EmployeeId claimant, SessionFacts facts) {
        var involvement = facts.involvement(line, claimant);
        if (involvement.isEmpty()
                || ClaimRule.verdict(
                                standing(claimant, involvement.get()),
                                involvement.get().online())
                        != ClaimRule.Verdict.WON) {
            return Optional.empty();
        }
        apply(new SessionClaimed(session, line, claimant, involvement.get().lineVersion(), addressedTo));
        return Optional.of(new Claim.Won(now()));
    }

    @CommandHandler
    MessageTaken handle(ReplyToClient command, Actor actor, SessionFacts facts, TakenMessages taken) {
        var content = new MessageContent("REPLY", employee(actor), command.text(), command.files());
        var said = new ReplySent(
                session, conversation, command.message(), content.author(), client, command.text(), command.files());
        return say(Permission.REPLY, command.message(), content, said, facts, taken);
    }

    @CommandHandler
    MessageTaken handle(AddNote command, Actor actor, SessionFacts facts, TakenMessages taken) {
        var content = new MessageContent("NOTE", employee(actor), command.text(), command.files(), command.mentions());
        var said = new NoteAdded(
                session,
                conversation,
                command.message(),
                content.author(),
                client,
                command.text(),
                command.files(),
                command.mentions());
        return say(Permission.NOTE, command.message(), content, said, facts, taken);
    }

    @CommandHandler
    void handle(EditNote command, Actor actor, SessionFacts facts, TakenMessages taken) {
        var content = new MessageContent("NOTE", employee(actor), command.text(), List.of(), command.mentions());
        var author = content.author();
        if (ownNote(command.message(), author, facts, taken).deleted()) {
            throw notFound();
        }
        requireMentionable(content.mentions(), facts);
        apply(new NoteEdited(
                session, conversation, command.message(), author, client, content.text(), content.mentions()));
    }

    @CommandHandler
    void handle(DeleteNote command, Actor actor, SessionFacts facts, TakenMessages taken) {
        var author = employee(actor);
        if (!ownNote(command.message(), author, facts, taken).deleted()) {
            apply(new NoteDeleted(session, conversation, command.message(), author));
            taken.deleteNote(conversation, session, command.message());
        }
    }

    private TakenMessages.Note ownNote(MessageId message, EmployeeId author, SessionFacts facts, TakenMessages taken) {
        require(Permission.NOTE, author, facts);
        var note = taken.note(conversation, session, message).orElseThrow(Session::notFound);
        if (!note.author().equals(author)) {
            throw new RefusedException(new NotOwnNote());
        }
        return note;
    }

    /** Who may leave a note himself may be mentioned in one. */
    private void requireMentionable(List<EmployeeId> mentioned, SessionFacts facts) {
        for (EmployeeId each : mentioned) {
            if (facts.involvement(line, each)
                    .filter(involved -> Permission.NOTE.allows(standing(each, involved)))
                    .isEmpty()) {
                throw new RefusedException(new InvalidValue("mentions", Problem.UNKNOWN));
            }
        }
    }

    private MessageTaken say(
            Permission act,
            MessageId message,
            MessageContent content,
            SessionEvent said,
            SessionFacts facts,
            TakenMessages taken) {
        var involvement = facts.involvement(line, content.author()).orElseThrow(Session::notFound);
        if (!standing(content.author(), involvement).mayKnow()) {
            throw notFound();
        }
        var before = taken.find(conversation, message, content);
        if (before.isPresent()) {
            return before.get();
        }
        require(act, content.author(), involvement);
        requireMentionable(content.mentions(), facts);
        apply(said);
        return keep(message, content, taken);
    }

    @CommandHandler
    Now handle(AssignSession command, Actor actor, SessionFacts facts) {
        require(Permission.ASSIGN, employee(actor), facts);
        give(command.to(), GivenBy.SUPERVISOR, facts);
        return now();
    }

    @CommandHandler
    Now handle(TransferSession command, Actor actor, SessionFacts facts) {
        require(Permission.TRANSFER, employee(actor), facts);
        give(command.to(), GivenBy.HOLDER, facts);
        return now();
    }

    private void give(Destination to, GivenBy by, SessionFacts facts) {
        if (to instanceof Destination.Operator toOperator) {
            giveTo(toOperator.operator(), by, facts);
        } else {
            moveTo(((Destination.Group) to).group(), by, facts);
        }
    }

    private void giveTo(EmployeeId next, GivenBy by, SessionFacts facts) {
        if (status == SessionStatus.ASSIGNED && next.equals(operator)) {
            return;
        }
        var involvement = facts.involvement(line, next)
                .filter(Involvement::isOperator)
                .orElseThrow(() -> new RefusedException(new NotOperatorOfLine(next)));
        if (!involvement.online() && facts.onlyOnlineAreGivenSessions()) {
            throw new RefusedException(new OperatorOffline(next));
        }
        apply(new SessionAssigned(session, line, next, holder(), involvement.lineVersion(), by));
    }

    private void moveTo(GroupId next, GivenBy by, SessionFacts facts) {
        if (status == SessionStatus.QUEUED && next.equals(addressedTo)) {
            return;
        }
        var lineVersion = facts.operatorsOf(line)
                .filter(operators -> operators.groups().contains(next))
                .orElseThrow(() -> new RefusedException(new NotGroupOfLine(next)))
                .lineVersion();
        apply(new SessionMovedToGroup(session, line, next, holder(), lineVersion, by));
    }

    private @Nullable EmployeeId holder() {
        return status == SessionStatus.ASSIGNED ? operator : null;
    }

    @CommandHandler
    Now handle(ChangePriority command, Actor actor, SessionFacts facts) {
        require(Permission.PRIORITIZE, employee(actor), facts);
        if (command.priority() != priority) {
            apply(new PriorityChanged(session, command.priority()));
        }
        return now();
    }

    @CommandHandler
    Now handle(RenameSession command, Actor actor, SessionFacts facts) {
        require(Permission.RENAME, employee(actor), facts);
        var newTitle = command.title() == null || command.title().isBlank()
                ? null
                : Name.of("title", command.title()).text();
        apply(new SessionRenamed(session, client, newTitle));
        return now();
    }

    @CommandHandler
    Linked handle(LinkItem command, Actor actor, SessionFacts facts, Links links) {
        var by = employee(actor);
        var involvement = facts.involvement(line, by).orElseThrow(Session::notFound);
        require(Permission.LINK_ITEMS, by, involvement);
        LinkRule.problem(command, line, facts).ifPresent(problem -> {
            throw new RefusedException(problem);
        });
        for (var known : links.of(session)) {
            if (known.purpose() == command.purpose() && known.item().equals(command.item())) {
                return new Linked(known.link());
            }
            if (known.purpose() == command.purpose() && command.purpose() == LinkPurpose.ACCOUNT) {
                throw new RefusedException(new AccountLinked(known.item()));
            }
        }
        var linked = new ItemLinked(
                session,
                command.link(),
                line,
                involvement.lineVersion(),
                command.application(),
                command.item(),
                command.purpose(),
                client,
                INTERNAL,
                client.toString());
        apply(linked);
        links.keep(linked, by, lastEventAt);
        return new Linked(command.link());
    }

    @CommandHandler
    void handle(UnlinkItem command, Actor actor, SessionFacts facts, Links links) {
        require(Permission.LINK_ITEMS, employee(actor), facts);
        links.of(session).stream()
                .filter(known -> known.link().equals(command.link()))
                .forEach(known -> {
                    var unlinked = new ItemUnlinked(
                            session, known.link(), known.application(), known.item(), known.purpose(), client);
                    apply(unlinked);
                    links.drop(unlinked);
                });
    }

    @CommandHandler
    Now handle(MarkAsSpam command, Actor actor, SessionFacts facts) {
        require(Permission.MARK_SPAM, employee(actor), facts);
        apply(new MarkedAsSpam(session, holder()));
        return now();
    }

    @CommandHandler
    Now handle(UnmarkAsSpam command, Actor actor, SessionFacts facts) {
        require(Permission.UNMARK_SPAM, employee(actor), facts);
        var heldAgain = heldBeforeSpam && facts.mayHold(line, requireNonNull(operator));
        apply(new UnmarkedAsSpam(session, line, heldAgain ? operator : null));
        return now();
    }

    @CommandHandler
    Now handle(ReturnToQueue command, Actor actor, SessionFacts facts) {
        if (actor instanceof Actor.Employee by) {
            require(Permission.RETURN, by.id(), facts);
            var holder = requireNonNull(operator);
            apply(new SessionReturned(
                    session, holder, by.id().equals(holder) ? ReturnReason.BY_HOLDER : ReturnReason.BY_SUPERVISOR));
        } else if (status == SessionStatus.ASSIGNED && !facts.mayHold(line, requireNonNull(operator))) {
            apply(new SessionReturned(session, operator, ReturnReason.LEFT_LINE));
        }
        return now();
    }

    @CommandHandler
    void handle(ReaddressSession command, Actor actor, SessionFacts facts) {
        if (!(actor instanceof Actor.Process)) {
            throw new RefusedException(new NotAllowed());
        }
        if (addressedTo == null || status == SessionStatus.CLOSED) {
            return;
        }
        var operators = facts.operatorsOf(line).orElseThrow(Session::notFound);
        if (!operators.groups().contains(addressedTo)) {
            apply(new SessionReaddressed(session, addressedTo, operators.lineVersion()));
        }
    }

    @CommandHandler
    Now handle(CloseSession command, Actor actor, SessionFacts facts, OpenSessions open) {
        require(Permission.CLOSE, employee(actor), facts);
        apply(new SessionClosed(session, conversation, client, operator, CloseReason.of(command.reason())));
        open.close(conversation);
        return now();
    }

    private MessageTaken keep(MessageId message, MessageContent content, TakenMessages taken) {
        var answer = new MessageTaken(session, message, version);
        taken.keep(conversation, client, content, answer);
        return answer;
    }

    private void require(Permission act, EmployeeId by, SessionFacts facts) {
        require(act, by, facts.involvement(line, by).orElseThrow(Session::notFound));
    }

    private void require(Permission act, EmployeeId by, Involvement involvement) {
        ActRule.refusal(act, standing(by, involvement), involvement.online()).ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
    }

    private SessionStanding standing(EmployeeId employee, Involvement involvement) {
        return new SessionStanding(
                status, involvement.parts(), involvement.isAddressedBy(addressedTo), employee.equals(operator));
    }

    private Now now() {
        return new Now(session, line, status, priority, addressedTo, operator, claimedAt, version);
    }

    private static EmployeeId employee(Actor actor) {
        if (actor instanceof Actor.Employee employee) {
            return employee.id();
        }
        throw new RefusedException(new NotAllowed());
    }

    private static RefusedException notFound() {
        return new RefusedException(new NotFound());
    }

    @EventSourcingHandler
    void on(SessionOpened event, @Timestamp Instant at) {
        session = event.session();
        line = event.line();
        conversation = event.conversation();
        client = event.client();
        addressedTo = event.addressedTo();
        status = SessionStatus.QUEUED;
        advance(at);
    }

    @EventSourcingHandler
    void on(ClientMessageReceived event, @Timestamp Instant at) {
        advance(at);
    }

    @EventSourcingHandler
    void on(SessionClaimed event, @Timestamp Instant at) {
        status = SessionStatus.ASSIGNED;
        operator = event.operator();
        claimedAt = at;
        advance(at);
    }

    @EventSourcingHandler
    void on(ClaimRefused event, @Timestamp Instant at) {
        advance(at);
    }

    @EventSourcingHandler
    void on(ReplySent event, @Timestamp Instant at) {
        advance(at);
    }

    @EventSourcingHandler
    void on(NoteAdded event, @Timestamp Instant at) {
        advance(at);
    }

    @EventSourcingHandler
    void on(NoteEdited event, @Timestamp Instant at) {
        advance(at);
    }

    @EventSourcingHandler
    void on(NoteDeleted event, @Timestamp Instant at) {
        advance(at);
    }

    @EventSourcingHandler
    void on(SessionAssigned event, @Timestamp Instant at) {
        status = SessionStatus.ASSIGNED;
        operator = event.operator();
        claimedAt = at;
        advance(at);
    }

    @EventSourcingHandler
    void on(SessionMovedToGroup event, @Timestamp Instant at) {
        status = SessionStatus.QUEUED;
        addressedTo = event.group();
        claimedAt = null;
        advance(at);
    }

    @EventSourcingHandler
    void on(PriorityChanged event, @Timestamp Instant at) {
        priority = event.priority();
        advance(at);
    }

    @EventSourcingHandler
    void on(SessionRenamed event, @Timestamp Instant at) {
        advance(at);
    }

    @EventSourcingHandler
    void on(ItemLinked event, @Timestamp Instant at) {
        advance(at);
    }

    @EventSourcingHandler
    void on(ItemUnlinked event, @Timestamp Instant at) {
        advance(at);
    }

    @EventSourcingHandler
    void on(MarkedAsSpam event, @Timestamp Instant at) {
        heldBeforeSpam = event.operator() != null;
        status = SessionStatus.SPAM;
        advance(at);
    }

    @EventSourcingHandler
    void on(UnmarkedAsSpam event, @Timestamp Instant at) {
        status = event.operator() == null ? SessionStatus.QUEUED : SessionStatus.ASSIGNED;
        if (event.operator() == null) {
            claimedAt = null;
        }
        advance(at);
    }

    @EventSourcingHandler
    void on(SessionReturned event, @Timestamp Instant at) {
        status = SessionStatus.QUEUED;
        claimedAt = null;
        advance(at);
    }

    @EventSourcingHandler
    void on(SessionReaddressed event, @Timestamp Instant at) {
        addressedTo = null;
        advance(at);
    }

    @EventSourcingHandler
    void on(SessionClosed event, @Timestamp Instant at) {
        status = SessionStatus.CLOSED;
        advance(at);
    }

    private void advance(Instant at) {
        lastEventAt = at;
        version++;
    }
}
