package dev.firstline.line.command;

import dev.firstline.shared.api.line.LineId;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the names as guard rows, inserted in the transaction of the decision that takes them. */
final class JdbcLineNames implements LineNames {

    private final JdbcClient jdbc;

    JdbcLineNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public LineId take(String foldedName, LineId line) {
        int inserted = jdbc.sql(
                        "insert into line_name (folded_name, line_id) values (:name, :line) on conflict do nothing")
                .param("name", foldedName)
                .param("line", line.value())
                .update();
        if (inserted == 1) {
            return line;
        }
        return holderOf(foldedName)
                .orElseThrow(
                        () -> new ConcurrencyException("the name was freed at this moment; deciding again gets it"));
    }

    @Override
    public Optional<LineId> holderOf(String foldedName) {
        return jdbc.sql("select line_id from line_name where folded_name = :name")
                .param("name", foldedName)
                .query(UUID.class)
                .optional()
                .map(LineId::new);
    }

    @Override
    public void release(String foldedName, LineId line) {
        jdbc.sql("delete from line_name where folded_name = :name and line_id = :line")
                .param("name", foldedName)
                .param("line", line.value())
                .update();
    }
}
