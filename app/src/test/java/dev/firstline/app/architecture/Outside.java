package dev.firstline.app.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.UUID;

/** What nobody can repeat: the time it is, and chance. */
final class Outside {

    private static final Set<String> RANDOM = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.random.RandomGenerator",
            "java.security.SecureRandom");

    private Outside() {}

    /** Whether this asks for the time or for chance by itself; what was handed in as a Clock or a Supplier may be asked. */
    static boolean isAsked(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        if (!(target instanceof CodeUnitAccessTarget called)) {
            return false;
        }
        JavaClass owner = called.getOwner();
        String name = called.getName();
        boolean withArguments = !called.getRawParameterTypes().isEmpty();
        return (owner.getPackageName().startsWith("java.time")
                        && name.equals("now")
                        && called.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class)))
                || (owner.isEquivalentTo(Clock.class) && (name.startsWith("system") || name.startsWith("tick")))
                || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                || (owner.isEquivalentTo(Date.class) && name.equals("<init>") && !withArguments)
                || (owner.isEquivalentTo(Calendar.class) && name.equals("getInstance"))
                || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                || (owner.isEquivalentTo(Math.class) && name.equals("random"))
                || (owner.getName().equals("com.fasterxml.uuid.Generators") && !name.equals("nameBasedGenerator"))
                || (RANDOM.contains(owner.getName()) && !withArguments)
                || (RANDOM.contains(owner.getName()) && name.startsWith("getInstance"));
    }
}
