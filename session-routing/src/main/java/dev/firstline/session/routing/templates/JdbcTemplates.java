package dev.firstline.session.routing.templates;

import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.session.TemplateId;
import dev.firstline.shared.api.session.TemplateRefusal.TemplateNameTaken;
import dev.firstline.shared.api.session.TemplateRefusal.TooManyTemplates;
import dev.firstline.shared.api.session.TemplateView.Template;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps templates as rows. */
final class JdbcTemplates implements Templates {

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;

    JdbcTemplates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean keep(TemplateId id, UUID owner, Name name, @Nullable Name folder, String text) {
        var many = jdbc.sql("select count(*) from session_template where owner_id = ?")
                .param(owner)
                .query(Integer.class)
                .single();
        if (many >= MOST) {
            throw new RefusedException(new TooManyTemplates(MOST));
        }
        var kept = jdbc.sql("""
                        insert into session_template (template_id, owner_id, folder, folder_key, name, name_key, text)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .param(id.value())
                        .param(owner)
                        .param(folder == null ? null : folder.text())
                        .param(folder == null ? "" : folder.folded())
                        .param(name.text())
                        .param(name.folded())
                        .param(text)
                        .update()
                == 1;
        if (!kept && find(id).isEmpty()) {
            throw new RefusedException(new TemplateNameTaken());
        }
        return kept;
    }

    @Override
    public void change(TemplateId id, Name name, @Nullable Name folder, String text) {
        try {
            jdbc.sql("""
                    update session_template set folder = ?, folder_key = ?, name = ?, name_key = ?, text = ?
                     where template_id = ?
                    """)
                    .param(folder == null ? null : folder.text())
                    .param(folder == null ? "" : folder.folded())
                    .param(name.text())
                    .param(name.folded())
                    .param(text)
                    .param(id.value())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new RefusedException(new TemplateNameTaken());
        }
    }

    @Override
    public void remove(TemplateId id) {
        jdbc.sql("delete from session_template where template_id = ?")
                .param(id.value())
                .update();
    }

    @Override
    public Optional<Owned> find(TemplateId id) {
        return jdbc.sql("select * from session_template where template_id = ?")
                .param(id.value())
                .query(JdbcTemplates::read)
                .optional();
    }

    @Override
    public List<Template> of(UUID owner) {
        return jdbc
                .sql(
                        "select * from session_template where owner_id in (?, ?) order by folder_key, name_key, template_id")
                .params(SHARED, owner)
                .query(JdbcTemplates::read)
                .stream()
                .map(Owned::template)
                .toList();
    }

    private static Owned read(ResultSet row, int n) throws SQLException {
        var owner = row.getObject("owner_id", UUID.class);
        return new Owned(
                new Template(
                        new TemplateId(row.getObject("template_id", UUID.class)),
                        row.getString("name"),
                        row.getString("folder"),
                        row.getString("text"),
                        owner.equals(SHARED)),
                owner);
    }
}
