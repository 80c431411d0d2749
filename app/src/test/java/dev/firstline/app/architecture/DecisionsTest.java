package dev.firstline.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static dev.firstline.app.architecture.Firstline.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import dev.firstline.shared.api.ActorParameterResolverFactory;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.NameBasedId;
import dev.firstline.shared.api.RefusedException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    /** Where the time and chance come in, by class; every other is handed a Clock or a Supplier. */
    private static final Set<String> ASK_OUTSIDE = Set.of(
            // the clock everybody is handed
            "DatabaseConfiguration",
            // the ids everybody is handed
            "WebConfiguration",
            // a name for this process among the nodes
            "StoreConfiguration",
            // secrets nobody may guess
            "KeyFile",
            "PersonalKeys",
            "TokenHash",
            // two who met wait differently long, or they meet again
            "Attempts");

    private static final Set<String> MARKS = Set.of("ReadMarks", "NotificationMarks");

    @Test
    void decisions_need_the_domain_and_the_few_words_of_axon() {
        classes()
                .that(Firstline.withAllTheyUse(
                        "decisions",
                        // a read mark is a row: nobody decides about it, the statement only ever moves it forward
                        type -> Handlers.decides(type) && !MARKS.contains(type.getSimpleName())))
                .or(resideInAPackage(Firstline.SHARED_API))
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage(Firstline.ROOT + "..")
                                .or(resideInAnyPackage(
                                        "java.lang..",
                                        "java.nio.charset",
                                        "java.security",
                                        "java.text",
                                        "java.time..",
                                        "java.util..",
                                        "org.jspecify.annotations",
                                        "com.fasterxml.jackson.annotation",
                                        "com.fasterxml.uuid.."))
                                .or(belongToAnyOf(
                                        CommandHandler.class,
                                        EventSourcingHandler.class,
                                        AggregateRoot.class,
                                        AggregateIdentifier.class,
                                        TargetAggregateIdentifier.class,
                                        AggregateLifecycle.class,
                                        CreationPolicy.class,
                                        AggregateCreationPolicy.class,
                                        Timestamp.class,
                                        MetaDataValue.class,
                                        ConcurrencyException.class,
                                        Repository.class,
                                        Aggregate.class,
                                        ParameterResolver.class,
                                        ParameterResolverFactory.class,
                                        Message.class,
                                        MetaData.class))
                                .as(
                                        "belong to the domain, to Java's own, or to the words of Axon that decisions are written in"))
                .because("a decision without Spring, SQL and files in it is tested without them, and read by whoever"
                        + " knows the domain")
                .check(CLASSES);
    }

    @Test
    void aggregates_are_final_and_package_private() {
        classes()
                .that(describe("are aggregates", Handlers::isAggregate))
                .should()
                .bePackagePrivate()
                .andShould()
                .haveModifier(FINAL)
                .because("an aggregate is spoken with by commands, by nobody else and in no other way")
                .check(CLASSES);
    }

    @Test
    void what_the_shared_api_holds_is_records() {
        classes()
                .that()
                .resideInAPackage(Firstline.SHARED_API)
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and()
                .areNotPrivate()
                .and(describe(
                        "are no package-info", type -> !type.getSimpleName().equals("package-info")))
                .and()
                .doNotBelongToAnyOf(
                        // a name has rules, so nobody makes one past them
                        Name.class,
                        // a way to make ids, not a thing
                        NameBasedId.class,
                        // Java knows no exceptions that are records
                        RefusedException.class,
                        // how Axon finds the actor
                        ActorParameterResolverFactory.class)
                .should()
                .beRecords()
                .because("messages, ids and settings are values: they are compared, kept and sent, never changed")
                .check(CLASSES);
    }

    @Test
    void vocabularies_are_sealed() {
        var open = CLASSES.stream()
                .filter(resideInAPackage(Firstline.SHARED_API))
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> type.getSimpleName().matches(".+(Command|Event|Query|Answer|View)"))
                // whose values nobody adds to either
                .filter(type -> !type.isEnum())
                .filter(type -> !type.reflect().isSealed());

        assertThat(open)
                .as("because one file names every message there is, and nothing else is one")
                .isEmpty();
    }

    @Test
    void time_and_ids_come_from_outside() {
        classes()
                .that(describe("are not where they come in", type -> !ASK_OUTSIDE.contains(type.getSimpleName())))
                .or(not(resideInAPackage(Firstline.APP)))
                .should(ASK_NEITHER_TIME_NOR_CHANCE)
                .because("what is handed in can be chosen by a test, and is the same when a command is decided again")
                .check(CLASSES);
    }

    @Test
    void whoever_may_ask_for_time_or_chance_does() {
        assertThat(CLASSES.stream()
                        .filter(resideInAPackage(Firstline.APP))
                        .filter(type -> type.getAccessesFromSelf().stream().anyMatch(Outside::isAsked)))
                .as("because a leave nobody needs any more is one somebody will take")
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(ASK_OUTSIDE);
    }

    private static final ArchCondition<JavaClass> ASK_NEITHER_TIME_NOR_CHANCE =
            new ArchCondition<>("ask neither for the time nor for chance") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getAccessesFromSelf().stream()
                            .filter(Outside::isAsked)
                            .forEach(access -> events.add(violated(type, access.getDescription())));
                }
            };

    @Test
    void evolving_is_pure() {
        methods()
                .that()
                .areAnnotatedWith(EventSourcingHandler.class)
                .should(new ArchCondition<>("do nothing but set fields from what they are given") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        method.getRawParameterTypes().stream()
                                .filter(type -> !isPlain(type))
                                .forEach(type -> events.add(
                                        violated(method, method.getFullName() + " is given a " + type.getName())));
                        accessesOf(method).stream()
                                .filter(access -> !mayBeUsedToEvolve(access))
                                .forEach(access -> events.add(violated(method, access.getDescription())));
                    }
                })
                .because("the same events must lead to the same state today, on every node, and in ten years")
                .check(CLASSES);
    }

    private static boolean isPlain(JavaClass type) {
        return resideInAPackage(Firstline.SHARED_API).test(type)
                || type.isPrimitive()
                || type.isEquivalentTo(String.class)
                || type.isEquivalentTo(Instant.class);
    }

    private static boolean mayBeUsedToEvolve(JavaAccess<?> access) {
        return resideInAnyPackage(Firstline.ROOT + "..", "java.lang", "java.util", "java.time", "com.fasterxml.uuid..")
                        .test(access.getTargetOwner())
                && !Outside.isAsked(access)
                && !access.getTargetOwner().isEquivalentTo(System.class)
                && !access.getTargetOwner().isEquivalentTo(Thread.class);
    }

    /** All that the method does, and that the methods of ours it calls do. */
    private static Set<JavaAccess<?>> accessesOf(JavaMethod method) {
        Set<JavaAccess<?>> accesses = new HashSet<>();
        Set<JavaCodeUnit> seen = new HashSet<>();
        var next = new ArrayDeque<JavaCodeUnit>(Set.of(method));
        while (!next.isEmpty()) {
            JavaCodeUnit unit = next.pop();
            if (seen.add(unit)) {
                accesses.addAll(unit.getAccessesFromSelf());
                unit.getAccessesFromSelf().stream()
                        .filter(access -> Firstline.isOurs(access.getTargetOwner()))
                        .flatMap(access -> access.getTarget().resolveMember().stream())
                        .filter(JavaCodeUnit.class::isInstance)
                        .map(JavaCodeUnit.class::cast)
                        .forEach(next::push);
            }
        }
        return accesses;
    }
}
