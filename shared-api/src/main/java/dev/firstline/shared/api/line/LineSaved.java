package dev.firstline.shared.api.line;

import dev.firstline.shared.api.people.GroupId;
import java.util.List;

/**
 * What a line answers to a change.
 *
 * @param version the version it is at now; unchanged where nothing was to change
 * @param warnings what was accepted but may not be meant
 */
public record LineSaved(LineId line, long version, List<Warning> warnings) {

    public LineSaved {
        warnings = List.copyOf(warnings);
    }

    /**
     * Something accepted that may not be meant.
     *
     * @param field the setting it is about, in the words of the HTTP contract
     */
    public record Warning(Code code, String field, GroupId group) {

        /** What may not be meant. */
        public enum Code {
            /** Nobody can answer, watch, write or read through this group. */
            GROUP_WITHOUT_MEMBERS
        }
    }
}
