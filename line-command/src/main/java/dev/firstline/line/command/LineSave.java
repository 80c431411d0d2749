package dev.firstline.line.command;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineRefusal;
import dev.firstline.shared.api.line.LineSetting;
import dev.firstline.shared.api.line.LineSettings;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What a line became by one save; {@code by} is absent where it was never noted. */
record LineSave(LineSettings settings, Instant at, @Nullable Actor by) {

    /** What this save changed of what the one before it had left. */
    LineRefusal.Save since(LineSave before) {
        var fields = new ArrayList<String>();
        LineSetting.differing(before.settings.block(), settings.block())
                .forEach(setting -> fields.add(setting.field()));
        if (settings.state() != before.settings.state()) {
            fields.add("state");
        }
        return new LineRefusal.Save(settings.version(), at, by, fields);
    }
}
