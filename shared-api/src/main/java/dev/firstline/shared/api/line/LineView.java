package dev.firstline.shared.api.line;

import dev.firstline.shared.api.Reference;
import java.util.List;

/** What is answered about lines. */
public sealed interface LineView {

    /** A line as it stands in the list. */
    record Row(
            LineId id,
            String name,
            long version,
            State state,
            List<Reference> operatorGroups,
            List<Reference> supervisorGroups)
            implements LineView {
        public Row {
            operatorGroups = List.copyOf(operatorGroups);
            supervisorGroups = List.copyOf(supervisorGroups);
        }
    }

    /** Whether new sessions come in. */
    enum State {
        ACTIVE
    }

    /** A line's settings, with the names groups have now and what may not be meant about them. */
    record Settings(LineSettings settings, List<Reference> groups, boolean mayEdit, List<LineSaved.Warning> warnings)
            implements LineView {
        public Settings {
            groups = List.copyOf(groups);
            warnings = List.copyOf(warnings);
        }
    }

    /** The lines somebody answers on, watches, or may write to. */
    record Parts(List<Reference> operatorOf, List<Reference> supervisorOf, List<Reference> clientOf)
            implements LineView {
        public Parts {
            operatorOf = List.copyOf(operatorOf);
            supervisorOf = List.copyOf(supervisorOf);
            clientOf = List.copyOf(clientOf);
        }
    }
}
