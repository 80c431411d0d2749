package dev.firstline.app.engine;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;

/** Makes a processing group take notice of every event, also of those it ignores: else its position would stand still before them. */
record EveryEvent(String group) {

    @EventHandler
    void on(EventMessage<?> event) {
        // That it was seen is all.
    }
}
