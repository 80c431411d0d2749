package dev.firstline.app.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.SessionView;
import dev.firstline.shared.api.session.SessionView.Row;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One session, with what the caller may do with it now. */
record OneSession(
        @JsonUnwrapped Row row,
        @Nullable ConversationId conversation,
        @Nullable Instant claimedAt,
        @Nullable Instant closedAt,
        Set<SessionView.Act> may,
        long readSeq) {}
