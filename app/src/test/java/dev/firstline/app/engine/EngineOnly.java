package dev.firstline.app.engine;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** The engine without any module. */
@EnableAutoConfiguration
@ComponentScan(basePackageClasses = EngineOnly.class)
class EngineOnly {}
