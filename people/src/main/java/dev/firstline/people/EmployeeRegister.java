package dev.firstline.people;

import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.ProviderIdentity;

/** What a decision about one employee has to know or keep beyond his own events. */
interface EmployeeRegister {

    /** Takes a login, folded as by {@link Name#folded(String)}, for the employee; false where another has it. */
    boolean takeLogin(String foldedLogin, EmployeeId employee);

    /** Takes an identity of the provider's for the employee; false where another signs in by it. */
    boolean takeIdentity(ProviderIdentity identity, EmployeeId employee);

    /** Keeps what the employee's password hashes to, in place of any before. */
    void keepPassword(EmployeeId employee, String hash);
}
