package dev.firstline.shared.api.session;

import java.util.Arrays;

/** What can be filled in in a response template. */
public enum TemplateVariable {
    /** What the session's client is called. */
    CLIENT_NAME("client.name"),
    /** What whoever fills it in is called. */
    OPERATOR_NAME("operator.name"),
    LINE_NAME("line.name"),
    /** The organisation's day, in its language. */
    DATE("date");

    private final String inTemplates;

    TemplateVariable(String inTemplates) {
        this.inTemplates = inTemplates;
    }

    /** What stands between the braces. */
    public String inTemplates() {
        return inTemplates;
    }

    /** Whether there is a variable that stands so between the braces. */
    public static boolean exists(String name) {
        return Arrays.stream(values()).anyMatch(variable -> variable.inTemplates.equals(name));
    }
}
