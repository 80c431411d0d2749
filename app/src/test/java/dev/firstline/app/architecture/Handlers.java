package dev.firstline.app.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.lang.annotation.Annotation;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.queryhandling.QueryHandler;

/** How the rules tell the parts of a module from each other. */
final class Handlers {

    static final List<Class<? extends Annotation>> ALL = List.of(
            CommandHandler.class,
            EventSourcingHandler.class,
            EventHandler.class,
            ResetHandler.class,
            QueryHandler.class);

    private Handlers() {}

    static boolean isHandler(JavaMethod method) {
        return ALL.stream().anyMatch(method::isAnnotatedWith);
    }

    static boolean isAggregate(JavaClass type) {
        return type.isAnnotatedWith(AggregateRoot.class);
    }

    /** Aggregates, and whoever else handles commands. */
    static boolean decides(JavaClass type) {
        return isAggregate(type) || has(type, CommandHandler.class);
    }

    /** Does something because something happened. */
    static boolean isProcess(JavaClass type) {
        return type.getSimpleName().matches("When.+Then.+");
    }

    /** Writes down what happened: a read model or facts. */
    static boolean isProjection(JavaClass type) {
        return has(type, EventHandler.class) && !isProcess(type);
    }

    static boolean has(JavaClass type, Class<? extends Annotation> handler) {
        return type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(handler));
    }
}
