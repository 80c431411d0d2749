package dev.firstline.app.demo;

import java.util.List;

/** Who can be tried in the demo; shown on its sign-in page. */
public record DemoSite(String password, List<Person> people) {

    public DemoSite {
        people = List.copyOf(people);
    }

    /** Somebody of the sample organisation. */
    public record Person(String login, String name, Part part) {}

    /** What he is there. */
    public enum Part {
        ADMINISTRATOR,
        SUPERVISOR,
        OPERATOR,
        CLIENT,
        AUDITOR
    }
}
