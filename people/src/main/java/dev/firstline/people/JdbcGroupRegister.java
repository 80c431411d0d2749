package dev.firstline.people;

import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.GroupId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps guard rows beside the group's facts, in the command's transaction. */
final class JdbcGroupRegister implements GroupRegister {

    private final JdbcClient jdbc;

    JdbcGroupRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean lock(GroupId group) {
        return lock(jdbc, group);
    }

    static boolean lock(JdbcClient jdbc, GroupId group) {
        // H2 has no FOR SHARE
        return jdbc.sql("SELECT deleted FROM people_group WHERE id = ? FOR UPDATE")
                .param(group.value())
                .query(Boolean.class)
                .optional()
                .map(deleted -> !deleted)
                .orElse(false);
    }

    @Override
    public Map<GroupId, String> mapped() {
        Map<GroupId, String> mapped = new HashMap<>();
        jdbc.sql("SELECT id, provider_name FROM people_group WHERE provider_name IS NOT NULL AND NOT deleted")
                .query(row -> {
                    mapped.put(new GroupId(row.getObject("id", UUID.class)), row.getString("provider_name"));
                });
        return mapped;
    }

    @Override
    public Set<LineId> linesUsing(GroupId group) {
        return jdbc
                .sql("SELECT DISTINCT line_id FROM people_group_use WHERE group_id = ?")
                .param(group.value())
                .query(UUID.class)
                .stream()
                .map(LineId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<GroupId> takeName(String foldedName, GroupId group) {
        while (true) {
            int taken = jdbc.sql(
                            "INSERT INTO people_group_name (folded_name, group_id) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(foldedName, group.value())
                    .update();
            if (taken == 1) {
                return Optional.empty();
            }
            var holder = jdbc.sql("SELECT group_id FROM people_group_name WHERE folded_name = ?")
                    .param(foldedName)
                    .query(UUID.class)
                    .optional()
                    .map(GroupId::new);
            if (holder.isPresent()) {
                return holder.filter(other -> !other.equals(group));
            }
            // given up between the two statements: it is there to be taken again
        }
    }

    @Override
    public void freeName(String foldedName, GroupId group) {
        jdbc.sql("DELETE FROM people_group_name WHERE folded_name = ? AND group_id = ?")
                .params(foldedName, group.value())
                .update();
    }
}
