package dev.firstline.applications.items;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.ProjectionPosition;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ApplicationQuery.FindApplication;
import dev.firstline.shared.api.application.ApplicationQuery.ListApplications;
import dev.firstline.shared.api.application.ApplicationQuery.ListLinkable;
import dev.firstline.shared.api.application.ApplicationQuery.NameApplications;
import dev.firstline.shared.api.application.ApplicationView.Act;
import dev.firstline.shared.api.application.ApplicationView.Named;
import dev.firstline.shared.api.application.ApplicationView.One;
import dev.firstline.shared.api.application.ApplicationView.Row;
import dev.firstline.shared.api.line.LineId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers which applications there are, as the decisions on them left them. */
final class ApplicationAnswers {

    private final JdbcClient jdbc;
    private final ItemTexts texts;
    private final ProjectionPosition positions;

    ApplicationAnswers(JdbcClient jdbc, ItemTexts texts, ProjectionPosition positions) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.positions = positions;
    }

    @QueryHandler
    Page<Row> answer(ListApplications query) {
        var position = positions.of(ItemsModule.GROUP);
        var sight = Sight.of(query.viewer(), jdbc);
        var after = query.page().cursor() == null
                ? new Cursors.ByName("", new UUID(0, 0))
                : Cursors.ByName.parse(query.page().cursor());
        // there are few applications: who sees which is decided here, by the one table of rights
        var found = jdbc
                .sql("""
                select application_id, name, folded_name, version, account_field from application_definition
                 where folded_name like :search escape '!'
                   and (folded_name > :name or (folded_name = :name and application_id > :id))
                 order by folded_name, application_id
                """)
                .param("search", Searched.pattern(query.search()))
                .param("name", after.folded())
                .param("id", after.id())
                .query((row, n) -> {
                    var id = new ApplicationId(row.getObject("application_id", UUID.class));
                    return Map.entry(
                            new Cursors.ByName(row.getString("folded_name"), id.value()),
                            new Row(
                                    id,
                                    row.getString("name"),
                                    row.getLong("version"),
                                    row.getString("account_field"),
                                    sight.may(id)));
                })
                .list()
                .stream()
                .filter(row -> !row.getValue().may().isEmpty())
                .limit(query.page().limit() + 1L)
                .toList();
        var more = found.size() > query.page().limit();
        var page = more ? found.subList(0, query.page().limit()) : found;
        return new Page<>(
                page.stream().map(Map.Entry::getValue).toList(),
                more ? page.get(page.size() - 1).getKey().asText() : null,
                position);
    }

    @QueryHandler
    Optional<One> answer(FindApplication query) {
        var may = Sight.of(query.viewer(), jdbc).may(query.application());
        if (may.isEmpty()) {
            return Optional.empty();
        }
        var now = query.version() == null;
        return jdbc.sql("""
                select v.version, v.name, v.schema_json, v.account_field from application_version v
                  join application_definition d on d.application_id = v.application_id
                 where v.application_id = :application and v.version = coalesce(cast(:version as bigint), d.version)
                """)
                .param("application", query.application().value())
                .param("version", query.version())
                .query((row, n) -> new One(
                        query.application(),
                        row.getString("name"),
                        row.getLong("version"),
                        row.getString("schema_json"),
                        texts.titleField(row.getString("schema_json")),
                        row.getString("account_field"),
                        now && may.contains(Act.DEFINE) ? fieldsInUse(query.application()) : null,
                        now && may.contains(Act.DEFINE) ? lines(query.application()) : null,
                        may))
                .optional();
    }

    private Set<String> fieldsInUse(ApplicationId application) {
        return jdbc
                .sql("select field from application_field_use where application_id = ?")
                .param(application.value())
                .query(String.class)
                .stream()
                .collect(toSet());
    }

    private Set<LineId> lines(ApplicationId application) {
        return jdbc
                .sql("select distinct line_id from application_line_use where application_id = ?")
                .param(application.value())
                .query(UUID.class)
                .stream()
                .map(LineId::new)
                .collect(toSet());
    }

    @QueryHandler
    Map<ApplicationId, String> answer(NameApplications query) {
        if (query.applications().isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select application_id, name from application_definition where application_id in (:ids)")
                .param(
                        "ids",
                        query.applications().stream().map(ApplicationId::value).toList())
                .query(ApplicationAnswers::named)
                .stream()
                .collect(toMap(Named::id, Named::name));
    }

    @QueryHandler
    List<Named> answer(ListLinkable query) {
        return jdbc.sql("""
                select application_id, name from application_definition
                 where account_field is not null and folded_name like ? escape '!' order by folded_name, application_id
                """)
                .param(Searched.pattern(query.search()))
                .query(ApplicationAnswers::named)
                .list();
    }

    private static Named named(ResultSet row, int n) throws SQLException {
        return new Named(new ApplicationId(row.getObject("application_id", UUID.class)), row.getString("name"));
    }
}
