package dev.firstline.shared.api;

import java.util.List;

/** Refusals that every part of Firstline has. */
public sealed interface GeneralRefusal extends Refusal {

    /** There is no such thing, or the caller may not know of it. */
    record NotFound() implements GeneralRefusal {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** The caller sees the thing but lacks the right to do this with it. */
    record NotAllowed() implements GeneralRefusal {
        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** An id the caller chose was used before, for something else. */
    record IdReused() implements GeneralRefusal {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /**
     * A field's value cannot be accepted.
     *
     * @param field the member of the request, in the words of the HTTP contract
     * @param problem which rule it breaks
     */
    record InvalidValue(String field, Problem problem) implements GeneralRefusal {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Several fields' values cannot be accepted. */
    record InvalidValues(List<InvalidValue> values) implements GeneralRefusal {
        public InvalidValues {
            values = List.copyOf(values);
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Which rule a value breaks. */
    enum Problem {
        REQUIRED,
        TOO_LONG,
        TOO_SHORT,
        /** Known to everybody who guesses passwords. */
        TOO_COMMON,
        MALFORMED,
        /** Not what it is compared with. */
        WRONG,
        UNKNOWN,
        /** An application whose items hold no accounts. */
        NO_ACCOUNT_FIELD
    }
}
