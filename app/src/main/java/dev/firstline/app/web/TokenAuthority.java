package dev.firstline.app.web;

import dev.firstline.shared.api.people.TokenScope;
import org.springframework.security.core.GrantedAuthority;

/** What a bearer token is good for; whoever lets a program in by one gives its sign-in exactly one of these. */
public record TokenAuthority(TokenScope scope) implements GrantedAuthority {

    @Override
    public String getAuthority() {
        return "SCOPE_" + scope;
    }
}
