package dev.firstline.app.routing;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.firstline.app.engine.Desk;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the desk's read models, and the rows that say who holds what, all events again. */
final class Rebuild {

    private static final List<String> PROJECTIONS = List.of(
            "sessionRowProjection",
            "threadProjection",
            "changeProjection",
            "claimProjection",
            "notificationProjection",
            "sessionPlacesWriter");
    private static final List<String> TABLES = List.of(
            "session_view_row",
            "session_view_entry",
            "session_view_change",
            "session_notification",
            "session_view_claim",
            "session_view_lost_claim",
            "session_held",
            "session_addressed");

    private Rebuild() {}

    /** All rows of each table, in the order of its key. */
    static Map<String, List<Map<String, Object>>> contents(Desk desk) {
        return TABLES.stream()
                .collect(toMap(
                        identity(),
                        table -> desk.jdbc()
                                .sql("select * from " + table + " order by 1, 2")
                                .query()
                                .listOfRows()));
    }

    /**
     * The same without where in the log each stands: an event that filled a gap was read late, and stands where it was read. Threads
     * are in the order they are shown in.
     */
    static Map<String, List<Map<String, Object>>> shown(Desk desk) {
        return TABLES.stream()
                .collect(toMap(
                        identity(),
                        table -> desk
                                .jdbc()
                                .sql("select * from " + table + " order by "
                                        + (table.equals("session_view_entry")
                                                ? "conversation_id, position, seq"
                                                : "1, 2"))
                                .query()
                                .listOfRows()
                                .stream()
                                .peek(row -> row.keySet().removeAll(Set.of("changed", "position")))
                                .toList()));
    }

    /** Empties the tables and fills them from the events. */
    static void fromTheStart(Desk desk) {
        transaction(desk).executeWithoutResult(begun -> {
            TABLES.forEach(table -> desk.jdbc().sql("delete from " + table).update());
            tellAgain(desk);
        });
    }

    /** Tells all events, whatever the tables hold. */
    static void tellAgain(Desk desk) {
        var parameters = desk.get(ParameterResolverFactory.class);
        var handlers = PROJECTIONS.stream()
                .map(name -> new AnnotationEventHandlerAdapter(desk.context().getBean(name), parameters))
                .toList();
        transaction(desk)
                .executeWithoutResult(begun -> desk.get(EventStorageEngine.class)
                        .readEvents(null, false)
                        .forEach(event -> tell((TrackedEventMessage<?>) event, handlers)));
    }

    private static void tell(EventMessage<?> event, List<AnnotationEventHandlerAdapter> handlers) {
        DefaultUnitOfWork.startAndGet(event)
                .execute(() -> handlers.forEach(handler -> {
                    try {
                        if (handler.canHandle(event)) {
                            handler.handle(event);
                        }
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }

    private static TransactionTemplate transaction(Desk desk) {
        return new TransactionTemplate(desk.get(PlatformTransactionManager.class));
    }
}
