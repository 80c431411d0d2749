package dev.firstline.line.query;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@link Checkpoints} as rows. */
final class JdbcCheckpoints implements Checkpoints {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    JdbcCheckpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<LineAt> newest(LineId line, long sequence, long version, Instant at) {
        return jdbc.sql("""
                        select sequence, at, actor, settings from line_view_checkpoint
                        where line_id = :line and sequence <= :sequence and version <= :version and at <= :at
                        order by sequence desc limit 1""")
                .param("line", line.value())
                .param("sequence", sequence)
                .param("version", version)
                .param("at", Moments.inDatabase(at))
                .query(JdbcCheckpoints::read)
                .optional();
    }

    private static LineAt read(ResultSet row, int number) throws SQLException {
        var actor = row.getString("actor");
        return new LineAt(
                JSON.readValue(row.getBytes("settings"), LineSettings.class),
                row.getLong("sequence"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                actor == null ? null : Actor.parse(actor));
    }

    @Override
    public void keep(LineAt checkpoint) {
        jdbc.sql("""
                        insert into line_view_checkpoint (line_id, sequence, version, at, actor, settings)
                        values (?, ?, ?, ?, ?, ?)""")
                .param(checkpoint.settings().line().value())
                .param(checkpoint.sequence())
                .param(checkpoint.settings().version())
                .param(checkpoint.at().atOffset(UTC))
                .param(checkpoint.by() == null ? null : checkpoint.by().asText())
                .param(JSON.writeValueAsBytes(checkpoint.settings()))
                .update();
    }

    @Override
    public void drop(LineAt checkpoint) {
        jdbc.sql("delete from line_view_checkpoint where line_id = ? and sequence = ?")
                .param(checkpoint.settings().line().value())
                .param(checkpoint.sequence())
                .update();
    }

    @Override
    public void clear() {
        jdbc.sql("delete from line_view_checkpoint").update();
    }
}
