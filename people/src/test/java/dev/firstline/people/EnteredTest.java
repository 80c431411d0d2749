package dev.firstline.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.ProviderIdentity;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnteredTest {

    @ParameterizedTest
    @MethodSource("acceptableLogins")
    void an_acceptable_login_is_trimmed(String entered, String login) {
        assertThat(Entered.login(entered)).isEqualTo(login);
    }

    static Stream<Arguments> acceptableLogins() {
        return Stream.of(
                arguments("anna", "anna"),
                arguments("  Anna\n", "Anna"),
                arguments("\u00a0анна\u200b", "анна"),
                arguments("anna@example.org", "anna@example.org"),
                arguments("a".repeat(100), "a".repeat(100)));
    }

    @ParameterizedTest
    @MethodSource("wrongLogins")
    void a_wrong_login_is_refused(String entered, Problem problem) {
        assertRefused(() -> Entered.login(entered), "login", problem);
    }

    static Stream<Arguments> wrongLogins() {
        return Stream.of(
                arguments("", Problem.REQUIRED),
                arguments(" \t\u00a0", Problem.REQUIRED),
                arguments("a".repeat(101), Problem.TOO_LONG),
                arguments("an na", Problem.MALFORMED),
                arguments("an\u00a0na", Problem.MALFORMED),
                arguments("an\tna", Problem.MALFORMED),
                arguments("an\0na", Problem.MALFORMED),
                arguments("an\u200dna", Problem.MALFORMED),
                arguments("an\ud800na", Problem.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@example.org", "anna+desk@localhost", "анна@пример.рф", "\"a.b\"@x.y"})
    void a_plausible_address_is_accepted(String address) {
        assertThat(Entered.email(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "@example.org",
                "anna@",
                "anna@example..org",
                "anna@.org",
                "anna@example.",
                "a@b@c",
                "an na@b.c",
                "a@b\0.c"
            })
    void an_implausible_address_is_refused(String address) {
        assertRefused(() -> Entered.email(address), "email", Problem.MALFORMED);
    }

    @Test
    void an_address_is_at_most_254_characters_long() {
        var longest = "a".repeat(242) + "@example.org";
        assertThat(Entered.email(longest)).isEqualTo(longest);
        assertRefused(() -> Entered.email("a" + longest), "email", Problem.TOO_LONG);
    }

    @Test
    void nothing_entered_is_no_address() {
        assertThat(Entered.email(null)).isNull();
        assertThat(Entered.email("  ")).isNull();
    }

    @Test
    void an_identity_stays_as_the_provider_tells_it() {
        var told = new ProviderIdentity("https://id.example.org/realms/one", " F:4711 ");
        assertThat(Entered.identity(told)).isEqualTo(told);
    }

    @ParameterizedTest
    @MethodSource
    void a_wrong_identity_is_refused(String issuer, String subject, String field, Problem problem) {
        assertRefused(() -> Entered.identity(new ProviderIdentity(issuer, subject)), field, problem);
    }

    static Stream<Arguments> a_wrong_identity_is_refused() {
        var issuer = "https://id.example.org";
        return Stream.of(
                arguments("", "4711", "issuer", Problem.REQUIRED),
                arguments("x".repeat(501), "4711", "issuer", Problem.TOO_LONG),
                arguments(issuer, " ", "subject", Problem.REQUIRED),
                arguments(issuer, "x".repeat(256), "subject", Problem.TOO_LONG),
                arguments(issuer, "47\0011", "subject", Problem.MALFORMED));
    }

    private static void assertRefused(ThrowingCallable call, String field, Problem problem) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new InvalidValue(field, problem)));
    }
}
