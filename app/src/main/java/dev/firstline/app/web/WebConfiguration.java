package dev.firstline.app.web;

import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.uuid.Generators;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.type.LogicalType;

/** How the web edge reads requests, finds the console's files and describes itself. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final AwaitPosition awaitPosition;
    private final CallsAreSignsOfLife callsAreSignsOfLife;

    WebConfiguration(AwaitPosition awaitPosition, CallsAreSignsOfLife callsAreSignsOfLife) {
        this.awaitPosition = awaitPosition;
        this.callsAreSignsOfLife = callsAreSignsOfLife;
    }

    /** New ids, ordered by time (RFC 9562, version 7): rows written together lie together. */
    @Bean
    static Supplier<UUID> ids() {
        return Generators.timeBasedEpochRandomGenerator()::generate;
    }

    @Bean
    static JsonMapperBuilderCustomizer strictJson() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // numbers nobody has typed are kept as they were sent
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(LogicalType.Textual, texts -> {
                    texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL));
    }

    /** The caller's language, if Firstline speaks it; else the organisation's. */
    @Bean
    static LocaleResolver localeResolver(Organisation organisation) {
        var locales = new AcceptHeaderLocaleResolver();
        locales.setSupportedLocales(
                Organisation.LANGUAGES.stream().map(Locale::forLanguageTag).toList());
        locales.setDefaultLocale(organisation.locale());
        return locales;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CurrentEmployee());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(callsAreSignsOfLife)
                .addPathPatterns("/api/**")
                .excludePathPatterns("/api/site", "/api/docs", "/api/swagger-ui/**");
        registry.addInterceptor(new ScopeCheck()).addPathPatterns("/api/**");
        registry.addInterceptor(awaitPosition)
                .addPathPatterns("/api/**")
                .excludePathPatterns("/api/site", "/api/stream", "/api/docs", "/api/swagger-ui/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/META-INF/resources/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/META-INF/resources/")
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new ConsolePages());
    }

    /** Every address that is no file and no call is a page of the console. */
    private static final class ConsolePages extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            if (path.equals("api") || path.startsWith("api/") || path.startsWith("actuator/")) {
                return null;
            }
            var file = super.getResource(path, location);
            return file != null || path.contains(".") ? file : super.getResource("index.html", location);
        }
    }
}
