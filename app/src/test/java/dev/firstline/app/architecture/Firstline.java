package dev.firstline.app.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the rules look at: every class of Firstline, tests apart. */
final class Firstline {

    static final String ROOT = "dev.firstline";

    static final String SHARED_API = ROOT + ".shared.api..";

    static final String APP = ROOT + ".app..";

    /** The root packages of the modules that speak with each other through messages only. */
    static final List<String> MODULES = List.of(
            ROOT + ".people",
            ROOT + ".line.command",
            ROOT + ".line.query",
            ROOT + ".session.routing",
            ROOT + ".applications");

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private Firstline() {}

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT + ".");
    }

    /** The classes chosen, and whatever of ours they use, be it through others. */
    static DescribedPredicate<JavaClass> withAllTheyUse(String description, Predicate<JavaClass> chosen) {
        Set<JavaClass> all = new HashSet<>();
        var found = new ArrayDeque<>(CLASSES.stream().filter(chosen).toList());
        while (!found.isEmpty()) {
            JavaClass next = found.pop();
            if (all.add(next)) {
                next.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .map(JavaClass::getBaseComponentType)
                        .filter(Firstline::isOurs)
                        .forEach(found::push);
            }
        }
        return DescribedPredicate.describe(description + " and all of ours they use", all::contains);
    }
}
