package dev.firstline.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static dev.firstline.app.architecture.Firstline.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.junit.jupiter.api.Test;

class ProcessingTest {

    private static final DescribedPredicate<JavaMethod> HANDLERS_OF_MODULES = describe(
            "are handlers of modules",
            method -> Handlers.isHandler(method)
                    && !resideInAPackage(Firstline.APP).test(method.getOwner()));

    @Test
    void handlers_are_package_private() {
        methods()
                .that(HANDLERS_OF_MODULES)
                .should()
                .bePackagePrivate()
                .andShould()
                .beDeclaredInClassesThat()
                .arePackagePrivate()
                .because("a handler is called with a message, by Axon and by fixtures; whoever else called it would"
                        + " pass by all that comes before")
                .check(CLASSES);
    }

    @Test
    void a_handler_is_named_after_what_it_does() {
        methods()
                .that(HANDLERS_OF_MODULES)
                .should(new ArchCondition<>("be named handle, on, react or answer") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        if (!method.getName().equals(nameFor(method))) {
                            events.add(violated(method, method.getFullName() + " is no " + nameFor(method)));
                        }
                    }
                })
                .because("one word tells a decision from what follows of it")
                .check(CLASSES);
    }

    private static String nameFor(JavaMethod method) {
        if (method.isAnnotatedWith(CommandHandler.class)) {
            return "handle";
        }
        if (method.isAnnotatedWith(QueryHandler.class)) {
            return "answer";
        }
        if (method.isAnnotatedWith(EventHandler.class) && Handlers.isProcess(method.getOwner())) {
            return "react";
        }
        return method.isAnnotatedWith(EventHandler.class) || method.isAnnotatedWith(EventSourcingHandler.class)
                ? "on"
                : "reset";
    }

    @Test
    void projections_send_no_commands() {
        classes()
                .that(Firstline.withAllTheyUse("projections", Handlers::isProjection))
                .and()
                .resideOutsideOfPackages(Firstline.SHARED_API, Firstline.APP)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "jakarta.persistence..",
                                "org.hibernate.annotations",
                                "org.hibernate.type",
                                "org.jspecify.annotations",
                                "org.springframework.data..",
                                "org.springframework.jdbc.core.simple",
                                "org.axonframework.eventhandling..")
                        .or(belongToAnyOf(ProcessingGroup.class))
                        .or(resideInAPackage(Firstline.ROOT + "..")
                                .and(not(describe("are commands", ProcessingTest::isCommand))))
                        .as("are of use to whoever writes rows"))
                .because("a projection is run again from the start, and whatever it sent would be sent again")
                .check(CLASSES);
    }

    private static boolean isCommand(JavaClass type) {
        return resideInAPackage(Firstline.SHARED_API).test(type)
                && type.getAllRawInterfaces().stream()
                        .anyMatch(of -> of.getSimpleName().endsWith("Command"));
    }

    @Test
    void processes_write_no_read_models() {
        classes()
                .that(Firstline.withAllTheyUse("processes", Handlers::isProcess))
                .and()
                .resideOutsideOfPackage(Firstline.SHARED_API)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        Firstline.ROOT + "..",
                        "java.lang..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations",
                        "org.axonframework.commandhandling..",
                        "org.axonframework.config",
                        "org.axonframework.eventhandling"))
                .because("a process reads facts and sends commands; what it wrote itself no decision would know of")
                .check(CLASSES);
    }

    @Test
    void processing_groups_are_the_ones_known() {
        var handlers = CLASSES.stream()
                .filter(type -> Handlers.has(type, EventHandler.class))
                .filter(not(resideInAPackage(Firstline.APP)))
                .toList();

        assertThat(handlers)
                .as("because a group that goes by another name reads the whole log again, and its position under the"
                        + " old one is lost")
                .allSatisfy(type -> assertThat(type.isAnnotatedWith(ProcessingGroup.class))
                        .as(type.getName())
                        .isTrue())
                .extracting(
                        type -> type.getAnnotationOfType(ProcessingGroup.class).value())
                .containsOnly(
                        "people-facts",
                        "line-facts",
                        "session-facts",
                        "lines",
                        "sessions",
                        "session-processes",
                        "people-processes",
                        "application-facts",
                        "applications",
                        "application-processes");
    }

    @Test
    void every_event_of_a_vocabulary_is_handled_or_passed_over_for_a_reason() {
        var handling = CLASSES.stream()
                .filter(type -> Handlers.isProjection(type) || Handlers.isAggregate(type))
                .filter(not(resideInAPackage(Firstline.APP)));

        assertThat(PassedOver.by(handling))
                .as("because a new event is easily forgotten by somebody who should know of it")
                .isEqualTo(PassedOver.forAReason());
    }
}
