package dev.firstline.app.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.firstline.shared.api.StoredAs;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The events that somebody who handles others of their vocabulary does not handle. */
final class PassedOver {

    /** The ones meant to be, each set for a reason. */
    private static final Map<String, Set<String>> FOR_A_REASON = Map.ofEntries(
            // decides nothing by a password
            Map.entry("Employee", Set.of("people.PasswordChanged")),
            // the decision itself keeps the hash, beside the events
            Map.entry("PeopleFacts", Set.of("people.PasswordChanged")),
            // only what names groups uses them, and only who edits chooses among them; a retired line may come back,
            // and needs its groups
            Map.entry(
                    "GroupUses",
                    Set.of(
                            "line.LineRenamed",
                            "line.OperatorNameShown",
                            "line.AccountApplicationSet",
                            "line.RequestApplicationsSet",
                            "line.LineRetired",
                            "line.LineRestored")),
            // a name or an address gives nobody a right
            Map.entry(
                    "SecurityFacts",
                    Set.of(
                            "people.EmployeeRenamed",
                            "people.EmployeeEmailChanged",
                            "people.GroupCreated",
                            "people.GroupRenamed",
                            "line.LineRenamed",
                            "line.OperatorNameShown",
                            "line.AccountApplicationSet",
                            "line.RequestApplicationsSet",
                            "line.LineRetired",
                            "line.LineRestored")),
            // a line decides by who is in a group, not by what anybody is called
            Map.entry(
                    "GroupFacts",
                    Set.of(
                            "people.EmployeeCreated",
                            "people.EmployeeRenamed",
                            "people.EmployeeEmailChanged",
                            "people.PasswordChanged",
                            "people.IdentityLinked",
                            "people.GroupRenamed",
                            "people.GroupMapped")),
            // lines show who is called what, in which group and online, never addresses or passwords
            Map.entry(
                    "PeopleProjection",
                    Set.of(
                            "people.EmployeeEmailChanged",
                            "people.PasswordChanged",
                            "people.IdentityLinked",
                            "people.GroupMapped",
                            "application.FieldsChanged")),
            // sessions show names, never addresses or passwords
            Map.entry(
                    "SessionFactsWriter",
                    Set.of(
                            "people.EmployeeEmailChanged",
                            "people.PasswordChanged",
                            "people.IdentityLinked",
                            "people.GroupMapped",
                            "application.FieldsChanged")),
            // nobody comes to hold a session by what is said in it, or loses it
            Map.entry(
                    "SessionPlacesWriter",
                    Set.of(
                            "session.ClientMessageReceived",
                            "session.ClaimRefused",
                            "session.ReplySent",
                            "session.NoteAdded",
                            "session.NoteEdited",
                            "session.NoteDeleted",
                            "session.PriorityChanged",
                            "session.SessionRenamed",
                            "session.ItemLinked",
                            "session.ItemUnlinked")),
            // nobody need be told of what he did himself, or of what asks nothing of him
            Map.entry(
                    "NotificationProjection",
                    Set.of(
                            "session.SessionOpened",
                            "session.ClientMessageReceived",
                            "session.SessionClaimed",
                            "session.ClaimRefused",
                            "session.ReplySent",
                            "session.NoteDeleted",
                            "session.SessionReturned",
                            "session.SessionReaddressed",
                            "session.SessionClosed",
                            "session.SessionMovedToGroup",
                            "session.MarkedAsSpam",
                            "session.UnmarkedAsSpam",
                            "session.PriorityChanged",
                            "session.SessionRenamed",
                            "session.ItemLinked",
                            "session.ItemUnlinked")),
            // how claims went says nothing of what was said, nor of who was given what without claiming it
            Map.entry(
                    "ClaimProjection",
                    Set.of(
                            "session.SessionOpened",
                            "session.ClientMessageReceived",
                            "session.ReplySent",
                            "session.NoteAdded",
                            "session.NoteEdited",
                            "session.NoteDeleted",
                            "session.SessionReturned",
                            "session.SessionReaddressed",
                            "session.SessionClosed",
                            "session.SessionAssigned",
                            "session.SessionMovedToGroup",
                            "session.MarkedAsSpam",
                            "session.UnmarkedAsSpam",
                            "session.PriorityChanged",
                            "session.SessionRenamed",
                            "session.ItemLinked",
                            "session.ItemUnlinked")),
            // nobody's rights change with what somebody is called or signs in by; whoever is let in again follows
            // nothing yet
            Map.entry(
                    "ChangeProjection",
                    Set.of(
                            "people.EmployeeCreated",
                            "people.EmployeeRenamed",
                            "people.EmployeeEmailChanged",
                            "people.EmployeeActivated",
                            "people.IdentityLinked",
                            "people.GroupCreated",
                            "people.GroupRenamed",
                            "people.GroupMapped")));

    /** Those of applications and items. */
    private static final Map<String, Set<String>> OF_APPLICATIONS = Map.of(
            // a line decides by which applications have accounts, whatever they are called
            "LinkableFacts",
            Set.of("application.ApplicationRenamed"),
            // only what gives somebody a part on a line, or links it to an application, gives or takes a right to items
            "RegisterWriter",
            Set.of(
                    "line.LineRenamed",
                    "line.InternalClientsSet",
                    "line.OperatorNameShown",
                    "line.SupervisorsMayEditSet",
                    "line.LineRetired",
                    "line.LineRestored",
                    "people.EmployeeCreated",
                    "people.EmployeeRenamed",
                    "people.EmployeeEmailChanged",
                    "people.PasswordChanged",
                    "people.IdentityLinked",
                    "people.GroupCreated",
                    "people.GroupRenamed",
                    "people.GroupMapped"),
            // a new item is nobody's card yet
            "SessionRowProjection",
            Set.of("application.ItemCreated"));

    static Map<String, Set<String>> forAReason() {
        return Stream.of(FOR_A_REASON, OF_APPLICATIONS)
                .flatMap(some -> some.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private PassedOver() {}

    /** What classes pass over of the vocabularies they handle something of, by the name of the class. */
    static Map<String, Set<String>> by(Stream<JavaClass> handling) {
        Map<String, Set<String>> found = new HashMap<>();
        handling.forEach(type -> {
            Set<String> passedOver = by(type);
            if (!passedOver.isEmpty()) {
                found.put(type.getSimpleName(), passedOver);
            }
        });
        return found;
    }

    private static Set<String> by(JavaClass handling) {
        Set<Class<?>> handled = handling.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(EventHandler.class)
                        || method.isAnnotatedWith(EventSourcingHandler.class))
                .map(PassedOver::eventOf)
                .collect(Collectors.toSet());
        return handled.stream()
                .flatMap(PassedOver::vocabularyOf)
                .filter(event -> handled.stream().noneMatch(type -> type.isAssignableFrom(event)))
                .map(event -> event.getAnnotation(StoredAs.class).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Class<?> eventOf(JavaMethod handler) {
        return handler.getRawParameterTypes().get(0).reflect();
    }

    /** Every event of the vocabulary that an event is of, or that is handled as a whole. */
    private static Stream<Class<?>> vocabularyOf(Class<?> handled) {
        return Stream.concat(Stream.of(handled), Stream.of(handled.getInterfaces()))
                .filter(Class::isSealed)
                .flatMap(vocabulary -> Stream.of(vocabulary.getPermittedSubclasses()));
    }
}
