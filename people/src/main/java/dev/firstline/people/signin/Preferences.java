package dev.firstline.people.signin;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleView;

/** How each employee wants to see Firstline. */
interface Preferences {

    /** Keeps the language, and leaves the rest. */
    void keepLanguage(EmployeeId employee, String language);

    /** Keeps all of them, in place of any before. */
    void keep(EmployeeId employee, PeopleView.Preferences preferences);
}
