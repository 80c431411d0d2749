package dev.firstline.app.signin.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import dev.firstline.app.testing.SampleProvider;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class ProviderTest {

    private final SampleProvider sample = new SampleProvider();

    @AfterEach
    void close() {
        sample.close();
    }

    private static Provider provider(String issuer) {
        return new Provider(
                new OidcSettings(issuer, "firstline", null, "Sample ID", "groups", Set.of(), null, null, false),
                Clock.systemUTC());
    }

    private void read(JwtDecoder decoder, RSAKey key) {
        decoder.decode(SampleProvider.sign(
                JWSAlgorithm.RS256, key, sample.claims("robot").build()));
    }

    @Test
    void a_new_key_counts_at_once_and_made_up_names_of_keys_do_not_make_us_ask_again_and_again() {
        var decoder = provider(sample.issuer()).look().decoder(token -> OAuth2TokenValidatorResult.success());
        read(decoder, sample.key());
        var next = SampleProvider.newKey();
        sample.publish(next);

        read(decoder, next);
        for (int i = 0; i < 20; i++) {
            var madeUp = new RSAKey.Builder(sample.key()).keyID("made up " + i).build();
            assertThatThrownBy(() -> read(decoder, madeUp)).isInstanceOf(JwtException.class);
        }

        assertThat(sample.keysRead()).isEqualTo(2);
        read(decoder, sample.key());
        read(decoder, next);
    }

    @Test
    void what_calls_itself_something_else_is_not_the_provider() {
        assertThatThrownBy(() -> provider(sample.issuer() + "/").look())
                .isInstanceOfSatisfying(
                        ProviderProblemException.class,
                        e -> assertThat(e.problem()).isEqualTo(ProviderProblem.PROVIDER_UNAVAILABLE));
    }

    @Test
    void its_keys_are_not_forgotten_with_each_look() {
        var provider = provider(sample.issuer());
        read(provider.look().decoder(token -> OAuth2TokenValidatorResult.success()), sample.key());
        read(provider.look().decoder(token -> OAuth2TokenValidatorResult.success()), sample.key());

        assertThat(sample.keysRead()).isEqualTo(1);
    }
}
