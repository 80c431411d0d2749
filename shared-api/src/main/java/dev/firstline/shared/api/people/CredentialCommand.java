package dev.firstline.shared.api.people;

/** What signing in does with the hash of a password. The hash is a row: it never enters an event. */
public sealed interface CredentialCommand {

    /**
     * Replaces the hash of an employee's password by another hash of the same password, made at today's cost; changes nothing where
     * the password was changed meanwhile.
     */
    record RenewHash(EmployeeId employee, String from, String to) implements CredentialCommand {
        @Override
        public String toString() {
            return "RenewHash[" + employee + "]";
        }
    }
}
