package dev.firstline.app.signin;

import dev.firstline.app.engine.StartRefusedException;
import dev.firstline.app.signin.provider.OidcSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether passwords let anybody in, or the identity provider only. */
@Component
final class LocalAccounts {

    private final boolean on;

    LocalAccounts(@Value("${firstline.local-accounts:true}") boolean on, OidcSettings provider) {
        if (!on && !provider.isPresent()) {
            throw new StartRefusedException(
                    "FIRSTLINE_LOCAL_ACCOUNTS is off and there is no identity provider: nobody could sign in.",
                    "Set FIRSTLINE_OIDC_ISSUER, or take FIRSTLINE_LOCAL_ACCOUNTS away.");
        }
        this.on = on;
    }

    boolean areOn() {
        return on;
    }
}
