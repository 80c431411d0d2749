package dev.firstline.app.engine;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the texts about a person under a key of that person's own. */
interface PersonalCipher {

    /** The text as it is stored; only the same subject's key opens it. */
    String seal(UUID subject, String text);

    /** The text that was sealed; none once the subject's key is destroyed. */
    @Nullable
    String open(UUID subject, String sealed);
}
