package dev.firstline.line.command;

import dev.firstline.shared.api.line.LineId;
import java.util.Optional;

/** The names of lines in use, folded as they are compared: of all who want one, whichever node they ask, one gets it. */
interface LineNames {

    /** Gives the name to the line unless another has it; answers the line that has it now. */
    LineId take(String foldedName, LineId line);

    /** The line that has the name at this moment. */
    Optional<LineId> holderOf(String foldedName);

    /** Frees a name the line has no more. */
    void release(String foldedName, LineId line);
}
