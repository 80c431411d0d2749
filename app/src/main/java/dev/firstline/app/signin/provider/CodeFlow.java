package dev.firstline.app.signin.provider;

import static java.util.Objects.requireNonNull;

import dev.firstline.shared.api.people.EmployeeId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Signs in at the provider by authorization code, with PKCE, state and nonce. What was asked waits in the session, so any node may
 * take the answer; of what the provider handed out nothing is kept.
 */
@Component
public final class CodeFlow {

    private static final Duration TIME_TO_SIGN_IN = Duration.ofMinutes(10);
    private static final String TO = "to";
    private static final Set<String> PROVIDER_IS_AT_FAULT =
            Set.of(OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);

    private final Provider provider;
    private final Admission admission;
    private final DefaultOAuth2AuthorizationRequestResolver resolver;
    private final HttpSessionOAuth2AuthorizationRequestRepository asked =
            new HttpSessionOAuth2AuthorizationRequestRepository();
    private final OidcAuthorizationCodeAuthenticationProvider exchange;

    CodeFlow(Provider provider, Admission admission) {
        this.provider = provider;
        this.admission = admission;
        this.resolver = new DefaultOAuth2AuthorizationRequestResolver(
                registrationId -> provider.look().registration());
        this.exchange = new OidcAuthorizationCodeAuthenticationProvider(tokens(provider), people(provider));
        this.exchange.setJwtDecoderFactory(
                registration -> provider.known().decoder(new OidcIdTokenValidator(registration)));
    }

    /** Somebody the provider vouches for, and the path he wanted to go to. */
    public record Vouched(EmployeeId employee, String to) {}

    /** The provider's page to sign in at, for a browser that goes on to the path when it is done. */
    public URI begin(String to, HttpServletRequest request, HttpServletResponse response) {
        var question = resolver.resolve(request, "provider");
        if (question == null) {
            throw new IllegalStateException("no question to ask");
        }
        var session = request.getSession();
        if (session.isNew()) {
            session.setMaxInactiveInterval((int) TIME_TO_SIGN_IN.toSeconds());
        }
        asked.saveAuthorizationRequest(
                OAuth2AuthorizationRequest.from(question)
                        .attributes(kept -> kept.put(TO, to))
                        .build(),
                request,
                response);
        return URI.create(question.getAuthorizationRequestUri());
    }

    /** Takes the provider's answer; whoever it speaks of is admitted. */
    public Vouched finish(HttpServletRequest request, HttpServletResponse response) {
        var question = asked.removeAuthorizationRequest(request, response);
        if (question == null) {
            throw new ProviderProblemException(ProviderProblem.SIGN_IN_EXPIRED, "nobody asked");
        }
        var to = requireNonNull(question.<String>getAttribute(TO));
        return new Vouched(admission.admit(redeem(question, request)), to);
    }

    private OidcUser redeem(OAuth2AuthorizationRequest question, HttpServletRequest request) {
        try {
            var vouched = exchange.authenticate(new OAuth2LoginAuthenticationToken(
                    provider.known().registration(), new OAuth2AuthorizationExchange(question, answer(request))));
            if (vouched != null && vouched.getPrincipal() instanceof OidcUser user) {
                return user;
            }
            throw new IllegalStateException("openid was not asked for");
        } catch (OAuth2AuthenticationException e) {
            throw new ProviderProblemException(problem(e), e);
        }
    }

    private static OAuth2AuthorizationResponse answer(HttpServletRequest request) {
        var code = request.getParameter(OAuth2ParameterNames.CODE);
        var answer = code == null || code.isEmpty()
                ? OAuth2AuthorizationResponse.error(error(request))
                : OAuth2AuthorizationResponse.success(code);
        return answer.state(request.getParameter(OAuth2ParameterNames.STATE))
                .redirectUri(request.getRequestURL().toString())
                .build();
    }

    private static String error(HttpServletRequest request) {
        var error = request.getParameter(OAuth2ParameterNames.ERROR);
        return error == null || error.isEmpty() ? OAuth2ErrorCodes.INVALID_REQUEST : error;
    }

    private static ProviderProblem problem(OAuth2AuthenticationException refused) {
        if (refused.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)) {
            return ProviderProblem.SIGN_IN_EXPIRED;
        }
        return PROVIDER_IS_AT_FAULT.contains(refused.getError().getErrorCode()) || didNotAnswer(refused)
                ? ProviderProblem.PROVIDER_UNAVAILABLE
                : ProviderProblem.PROVIDER_REFUSED;
    }

    private static boolean didNotAnswer(AuthenticationException refused) {
        for (@Nullable Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResourceAccessException || cause instanceof HttpServerErrorException) {
                return true;
            }
        }
        return false;
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens(Provider provider) {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(provider.http())
                .configureMessageConverters(converters -> {
                    converters.addCustomConverter(new FormHttpMessageConverter());
                    converters.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private static OidcUserService people(Provider provider) {
        var template = new RestTemplate(provider.http());
        template.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var userInfo = new DefaultOAuth2UserService();
        userInfo.setRestOperations(template);
        var people = new OidcUserService();
        people.setOauth2UserService(userInfo);
        return people;
    }
}
