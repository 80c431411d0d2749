package dev.firstline.app.web;

import dev.firstline.shared.api.session.SessionView.Row;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.springframework.stereotype.Component;

/** Gives sessions without a title their default one: client and date, in the organisation's language and zone. */
@Component
public final class SessionRows {

    private final Organisation organisation;
    private final DateTimeFormatter dates;

    SessionRows(Organisation organisation) {
        this.organisation = organisation;
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(organisation.locale());
    }

    /** A day as the organisation writes it. */
    String date(Instant at) {
        return dates.format(at.atZone(organisation.timeZone()));
    }

    /** The row as it is answered; without its content it has no title either. */
    public Row titled(Row row) {
        var client = row.client();
        if (row.title() != null || client == null) {
            return row;
        }
        var date = date(row.openedAt());
        return row.withTitle(client.name().isEmpty() ? date : client.name() + " · " + date);
    }
}
