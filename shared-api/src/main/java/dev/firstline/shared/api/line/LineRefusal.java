package dev.firstline.shared.api.line;

import dev.firstline.shared.api.Refusal;

/** Why something asked of a line was not done. */
public sealed interface LineRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.CONFLICT;
    }

    /** Another line in use has this name, compared NFKC and case-folded. */
    record LineNameTaken(LineId line) implements LineRefusal {}

    /** Whose name is shown is a question only while there are internal clients to show it to. */
    record NoInternalClients() implements LineRefusal {}
}
