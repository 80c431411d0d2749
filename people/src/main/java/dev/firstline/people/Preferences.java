package dev.firstline.people;

import dev.firstline.shared.api.people.EmployeeId;

/** How each employee wants to see Firstline. */
interface Preferences {

    void keepLanguage(EmployeeId employee, String language);
}
