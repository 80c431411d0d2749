package dev.firstline.app.signin;

import static java.util.Objects.requireNonNull;

import dev.firstline.app.guard.RateFilter;
import dev.firstline.app.guard.RateLimits;
import dev.firstline.app.secret.SignInAttempts;
import dev.firstline.app.secret.SignInSettings;
import dev.firstline.app.secret.TokenHash;
import dev.firstline.app.signin.provider.OidcSettings;
import dev.firstline.app.signin.provider.ProgramTokens;
import dev.firstline.app.web.Organisation;
import dev.firstline.app.web.Queries;
import dev.firstline.app.web.SecurityLog;
import dev.firstline.app.web.TokenAuthority;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.people.CredentialCommand.RenewHash;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleQuery.FindCredential;
import dev.firstline.shared.api.people.PeopleQuery.FindTokenOwner;
import dev.firstline.shared.api.people.PeopleView.Credential;
import dev.firstline.shared.api.people.PeopleView.TokenOwner;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Who may call: the console by its cookie, with CSRF protection; programs by bearer token; HTTP Basic to make a token and for
 * nothing else. Whoever signed in is known everywhere by his employee's id. Sign-ins live in the database: they survive a restart
 * and hold on every node.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Organisation.class, SignInSettings.class, OidcSettings.class})
@EnableJdbcHttpSession(tableName = "web_session")
class SecurityConfiguration {

    private static final Actor SIGN_IN = new Actor.Process("sign-in");

    @Bean
    @Order(1)
    SecurityFilterChain tokensByPassword(
            HttpSecurity http, Refusals refusals, RateLimits rates, AuthenticationManager byPassword) throws Exception {
        return http.securityMatcher(SecurityConfiguration::asksForTokenByPassword)
                .authenticationManager(byPassword)
                .addFilterBefore(new RateFilter(rates), BasicAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(refusals))
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everything(
            HttpSecurity http,
            Refusals refusals,
            AuthenticationManagerResolver<HttpServletRequest> programs,
            CsrfTokenRepository csrf,
            SecurityContextRepository contexts,
            SignInSettings settings,
            RateLimits rates,
            Clock clock,
            ActiveEmployees activeEmployees,
            Queries queries)
            throws Exception {
        // A stream's end is dispatched once more, when its sign-in may be over: it was let in when it began.
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/api/site", "/api/sign-in", "/api/sign-in/provider/**", "/api/first-run")
                        .permitAll()
                        .requestMatchers("/api/openapi.json/**", "/api/docs", "/api/swagger-ui/**")
                        .permitAll()
                        .requestMatchers("/actuator/health/**", "/actuator/info")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access(new WhoeverMayWatch(activeEmployees, queries))
                        .requestMatchers("/api/**")
                        .access(activeEmployees)
                        .anyRequest()
                        .permitAll())
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(protection -> protection.spa().csrfTokenRepository(csrf))
                .oauth2ResourceServer(bearer -> bearer.authenticationManagerResolver(programs)
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterAfter(new OldSignIns(settings, clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new RateFilter(rates), AuthorizationFilter.class)
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }

    private static boolean asksForTokenByPassword(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return request.getMethod().equals(HttpMethod.POST.name())
                && request.getRequestURI().equals("/api/tokens")
                && authorization != null
                && authorization.regionMatches(true, 0, "Basic ", 0, "Basic ".length());
    }

    @Bean
    AuthenticationManager byPassword(
            UserDetailsService employees,
            UserDetailsPasswordService hashes,
            PasswordEncoder passwords,
            AuthenticationEventPublisher publisher,
            SignInAttempts attempts,
            FailedSignIns failures,
            LocalAccounts localAccounts) {
        if (!localAccounts.areOn()) {
            return authentication -> {
                throw new LocalAccountsOffException();
            };
        }
        var manager = checked(employees, hashes, passwords);
        manager.setAuthenticationEventPublisher(publisher);
        return new ThrottledSignIn(manager, attempts, failures);
    }

    /** Compares as often for a login nobody has, or that is switched off, as for any other. */
    static ProviderManager checked(
            UserDetailsService employees, UserDetailsPasswordService hashes, PasswordEncoder passwords) {
        var provider = new DaoAuthenticationProvider(employees);
        provider.setPasswordEncoder(passwords);
        provider.setUserDetailsPasswordService(hashes);
        return new ProviderManager(provider);
    }

    /** Keeps a hash made at today's cost for whoever signed in by one made at another. */
    @Bean
    UserDetailsPasswordService hashes(CommandGateway commands) {
        return (user, newHash) -> {
            var renewed = User.withUserDetails(user).password(newHash).build();
            var employee = EmployeeId.of(user.getUsername());
            commands.sendAndWait(new GenericCommandMessage<>(
                    new RenewHash(employee, requireNonNull(user.getPassword()), requireNonNull(newHash)),
                    SIGN_IN.asMetaData()));
            return renewed;
        };
    }

    @Bean
    UserDetailsService employees(Queries queries) {
        return login -> queries.optional(new FindCredential(login), Credential.class)
                .filter(credential -> credential.passwordHash() != null)
                .map(SecurityConfiguration::user)
                .orElseThrow(() -> new UsernameNotFoundException("no such login"));
    }

    private static UserDetails user(Credential credential) {
        return User.withUsername(credential.employee().toString())
                .password(credential.passwordHash())
                .disabled(!credential.active())
                .build();
    }

    @Bean
    OpaqueTokenIntrospector tokens(Queries queries, SecurityLog log) {
        return token -> queries.optional(new FindTokenOwner(TokenHash.of(token)), TokenOwner.class)
                .map(owner -> {
                    log.tokenUsed(owner);
                    return owner;
                })
                .map(owner -> new DefaultOAuth2AuthenticatedPrincipal(
                        owner.employee().toString(),
                        Map.of("token", owner.token().toString()),
                        List.of(new TokenAuthority(owner.scope()))))
                .orElseThrow(() -> new BadOpaqueTokenException("unknown, expired or revoked"));
    }

    /** A token that does not look like one of our own can only be the provider's. */
    @Bean
    AuthenticationManagerResolver<HttpServletRequest> programs(OpaqueTokenIntrospector tokens, ProgramTokens provider) {
        var own = new ProviderManager(new OpaqueTokenAuthenticationProvider(tokens));
        AuthenticationManager byShape = bearer -> TokenHash.isOurs(((BearerTokenAuthenticationToken) bearer).getToken())
                ? own.authenticate(bearer)
                : provider.authenticate(bearer);
        return request -> byShape;
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> idleSignIns(SignInSettings settings) {
        return sessions -> sessions.setDefaultMaxInactiveInterval(settings.idle());
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("FIRSTLINE_SESSION");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        return cookie;
    }
}
