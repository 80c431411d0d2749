package dev.firstline.people.directory;

import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires what is answered about people; needs a {@link JdbcClient} and JPA. */
@Configuration(proxyBeanMethods = false)
@EntityScan(basePackageClasses = DirectoryModule.class)
@EnableJpaRepositories(basePackageClasses = DirectoryModule.class)
public class DirectoryModule {

    @Bean
    PeopleAnswers peopleAnswers(JdbcClient jdbc, EmployeeRows employees, GroupRows groups) {
        return new PeopleAnswers(jdbc, employees, groups);
    }
}
