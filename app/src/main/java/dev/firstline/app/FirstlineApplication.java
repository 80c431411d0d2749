package dev.firstline.app;

import dev.firstline.applications.ApplicationsModule;
import dev.firstline.line.command.LineCommandModule;
import dev.firstline.line.query.LineQueryModule;
import dev.firstline.people.PeopleModule;
import dev.firstline.session.routing.SessionRoutingModule;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Starts Firstline. */
@SpringBootApplication
@AutoConfigurationPackage(basePackages = "dev.firstline")
@Import({
    PeopleModule.class,
    LineCommandModule.class,
    LineQueryModule.class,
    SessionRoutingModule.class,
    ApplicationsModule.class
})
public class FirstlineApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(FirstlineApplication.class, arguments);
    }
}
