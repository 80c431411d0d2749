package dev.firstline.people.security;

import dev.firstline.shared.api.security.SecurityView;
import java.time.Instant;

/** The entries of the security log. */
interface SecurityEntries {

    /** Keeps an entry; one whose id is known is kept already. */
    void keep(SecurityView.Entry entry);

    /** Forgets what is older. */
    void forgetBefore(Instant moment);
}
