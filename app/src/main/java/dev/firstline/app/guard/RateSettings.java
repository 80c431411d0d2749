package dev.firstline.app.guard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many calls one may make, on each node.
 *
 * @param accountPerSecond of whoever signed in, by cookie or token; 0 for any number
 * @param accountBurst so many at once after a pause
 * @param addressPerSecond from one address without a sign-in; 0 for any number
 * @param addressBurst so many at once after a pause
 */
@ConfigurationProperties("firstline.rate")
record RateSettings(
        @DefaultValue("50") long accountPerSecond,
        @DefaultValue("200") long accountBurst,
        @DefaultValue("20") long addressPerSecond,
        @DefaultValue("100") long addressBurst) {}
