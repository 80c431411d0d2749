package dev.firstline.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.firstline.app.architecture.Firstline.CLASSES;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class WallsTest {

    @SuppressWarnings("unused") // the source of parameters below
    static final Iterable<String> MODULES = Firstline.MODULES;

    @ParameterizedTest
    @FieldSource("MODULES")
    void a_module_sees_itself_and_the_shared_api(String module) {
        classes()
                .that()
                .resideInAPackage(module + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(module + "..", Firstline.SHARED_API)
                        .or(not(resideInAPackage(Firstline.ROOT + "..")))
                        .as("reside in the module itself, in shared-api, or are not ours"))
                .because("modules speak with each other through messages: one can be read, tested and replaced alone")
                .check(CLASSES);
    }

    @Test
    void the_shared_api_sees_no_module() {
        classes()
                .that()
                .resideInAPackage(Firstline.SHARED_API)
                .should()
                .onlyDependOnClassesThat(resideInAPackage(Firstline.SHARED_API)
                        .or(not(resideInAPackage(Firstline.ROOT + "..")))
                        .as("reside in shared-api or are not ours"))
                .because("it is the language all modules speak, and belongs to none")
                .check(CLASSES);
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void a_module_shows_one_class(String module) {
        var faces = CLASSES.stream()
                .filter(resideInAPackage(module + ".."))
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> type.getModifiers().contains(PUBLIC))
                .collect(groupingBy(JavaClass::getPackageName, mapping(JavaClass::getSimpleName, toList())));

        assertThat(faces)
                .as("because a module is wired through one class, and everything else in it may change")
                .containsKey(module)
                .allSatisfy((name, shown) ->
                        assertThat(shown).singleElement().asString().endsWith("Module"));
    }

    @Test
    void packages_depend_on_each_other_in_one_direction() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        if (!Firstline.isOurs(type)) {
                            return SliceIdentifier.ignore();
                        }
                        // One language: line, session and people name each other's ids in it.
                        return resideInAPackage(Firstline.SHARED_API).test(type)
                                ? SliceIdentifier.of("dev.firstline.shared.api")
                                : SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages, shared-api as one";
                    }
                })
                .should()
                .beFreeOfCycles()
                .because("what depends on each other both ways is one thing, and belongs into one package")
                .check(CLASSES);
    }

    @Test
    void in_every_package_what_may_be_null_says_so() {
        var packages = CLASSES.stream()
                .filter(Firstline::isOurs)
                .map(JavaClass::getPackage)
                .distinct()
                .toList();

        assertThat(packages)
                .as("packages without @NullMarked, because NullAway looks into no others")
                .filteredOn(in -> !in.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should(have(describe(
                        "a name that says nothing",
                        (JavaClass type) -> type.getSimpleName().matches(".*(Service|Manager|Impl|Helper|Utils?)")
                                || type.getPackageName().matches(".*\\.(util|utils|common|helper)(\\..*)?"))))
                .because("such a name fits everything, so everything ends up under it")
                .check(CLASSES);
    }
}
