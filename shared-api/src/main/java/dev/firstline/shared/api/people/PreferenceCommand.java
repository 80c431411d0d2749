package dev.firstline.shared.api.people;

/** How an employee wants to see Firstline. Preferences are rows, not events: nobody audits them. */
public sealed interface PreferenceCommand {

    /** Chooses the language Firstline speaks to the employee: {@code en} or {@code ru}. */
    record ChooseLanguage(EmployeeId employee, String language) implements PreferenceCommand {}

    /** Chooses all there is to choose at once; what is absent goes back to what everybody has. */
    record ChoosePreferences(EmployeeId employee, PeopleView.Preferences preferences) implements PreferenceCommand {}
}
