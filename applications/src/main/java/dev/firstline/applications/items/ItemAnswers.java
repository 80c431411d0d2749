package dev.firstline.applications.items;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.ProjectionPosition;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ApplicationQuery.FindItem;
import dev.firstline.shared.api.application.ApplicationQuery.ListItemCandidates;
import dev.firstline.shared.api.application.ApplicationQuery.ListItems;
import dev.firstline.shared.api.application.ApplicationQuery.ReadItemHistory;
import dev.firstline.shared.api.application.ApplicationView.Candidate;
import dev.firstline.shared.api.application.ApplicationView.Item;
import dev.firstline.shared.api.application.ApplicationView.ItemChange;
import dev.firstline.shared.api.application.ApplicationView.ItemRow;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.people.EmployeeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers what the items of an application hold, to whoever may read them. */
final class ItemAnswers {

    private static final int MAX_CANDIDATES = 50;

    private final JdbcClient jdbc;
    private final ItemTexts texts;
    private final ProjectionPosition positions;

    ItemAnswers(JdbcClient jdbc, ItemTexts texts, ProjectionPosition positions) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.positions = positions;
    }

    private record Stored(
            ItemId id, String title, long version, OffsetDateTime createdAt, Instant changedAt, String values) {

        Cursors.ByAge cursor() {
            return new Cursors.ByAge(createdAt, id.value());
        }
    }

    private record Register(String name, String schema) {}

    @QueryHandler
    Optional<Page<ItemRow>> answer(ListItems query) {
        var position = positions.of(ItemsModule.GROUP);
        var sight = Sight.of(query.viewer(), jdbc);
        return register(query.application(), sight)
                .map(register -> page(query, position, columns(query, register), register, sight));
    }

    private Set<String> columns(ListItems query, Register register) {
        var known = texts.inUse(register.schema());
        if (query.columns().isEmpty()) {
            return known;
        }
        if (!known.containsAll(query.columns())) {
            throw new RefusedException(new InvalidValue("columns", Problem.UNKNOWN));
        }
        return new LinkedHashSet<>(query.columns());
    }

    private Page<ItemRow> page(ListItems query, long position, Set<String> columns, Register register, Sight sight) {
        var sql = new StringBuilder("select * from application_view_item i where i.application_id = :application");
        var params = new HashMap<String, Object>();
        params.put("application", query.application().value());
        if (query.search() != null && !query.search().isBlank()) {
            sql.append(" and i.search_text like :search escape '!'");
            params.put("search", Searched.pattern(query.search()));
        }
        if (query.account() != null) {
            sql.append(" and i.item_id in (select a.item_id from application_view_account a"
                    + " where a.application_id = :application and a.type = :type and a.folded_value = :value)");
            params.put("type", query.account().type());
            params.put("value", Name.folded(query.account().value()));
        }
        if (query.page().cursor() != null) {
            var cursor = Cursors.ByAge.parse(query.page().cursor());
            sql.append(" and (i.created_at < :at or (i.created_at = :at and i.item_id < :id))");
            params.put("at", cursor.at());
            params.put("id", cursor.id());
        }
        sql.append(" order by i.created_at desc, i.item_id desc limit :limit");
        var limit = query.page().limit();
        params.put("limit", limit + 1);
        var found = jdbc.sql(sql.toString())
                .params(params)
                .query(ItemAnswers::stored)
                .list();
        var more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        var chosen =
                page.stream().map(item -> texts.only(columns, item.values())).toList();
        var named = titles(
                chosen.stream()
                        .flatMap(values -> texts.links(register.schema(), values).values().stream())
                        .collect(toSet()),
                sight);
        var rows = new ArrayList<ItemRow>();
        for (int i = 0; i < page.size(); i++) {
            var item = page.get(i);
            rows.add(new ItemRow(
                    item.id(),
                    item.title(),
                    item.version(),
                    item.createdAt().toInstant(),
                    item.changedAt(),
                    chosen.get(i),
                    linked(texts.links(register.schema(), chosen.get(i)), named)));
        }
        return new Page<>(rows, more ? page.get(limit - 1).cursor().asText() : null, position);
    }

    @QueryHandler
    Optional<Item> answer(FindItem query) {
        var sight = Sight.of(query.viewer(), jdbc);
        return register(query.application(), sight)
                .flatMap(register -> find(query.application(), query.item()).map(item -> {
                    var links = texts.links(register.schema(), item.values());
                    return new Item(
                            item.id(),
                            new Reference(query.application().toString(), register.name()),
                            item.title(),
                            item.version(),
                            item.values().isEmpty() ? "{}" : item.values(),
                            linked(links, titles(Set.copyOf(links.values()), sight)),
                            item.createdAt().toInstant(),
                            item.changedAt(),
                            sight.may(query.application()));
                }));
    }

    @QueryHandler
    Optional<Page<ItemChange>> answer(ReadItemHistory query) {
        var position = positions.of(ItemsModule.GROUP);
        var sight = Sight.of(query.viewer(), jdbc);
        return register(query.application(), sight)
                .flatMap(register -> find(query.application(), query.item()))
                .map(item -> history(query, position));
    }

    private record Version(
            long version, Instant at, @Nullable EmployeeId by, String values) {}

    private Page<ItemChange> history(ReadItemHistory query, long position) {
        var before = query.page().cursor() == null
                ? Long.MAX_VALUE
                : Cursors.version(query.page().cursor());
        var limit = query.page().limit();
        var versions = jdbc.sql("""
                select version, at, actor_id, values_json from application_view_item_version
                 where item_id = ? and version < ? order by version desc limit ?
                """)
                .params(query.item().value(), before, limit + 1)
                .query((row, n) -> {
                    var by = row.getObject("actor_id", UUID.class);
                    return new Version(
                            row.getLong("version"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            by == null ? null : new EmployeeId(by),
                            row.getString("values_json"));
                })
                .list();
        var more = versions.size() > limit;
        var changes = new ArrayList<ItemChange>();
        for (int i = 0; i < Math.min(limit, versions.size()); i++) {
            var version = versions.get(i);
            var earlier = i + 1 < versions.size() ? versions.get(i + 1).values() : "";
            changes.add(new ItemChange(
                    version.version(), version.at(), version.by(), texts.changes(earlier, version.values())));
        }
        return new Page<>(
                changes,
                more ? Cursors.write(Long.toString(versions.get(limit - 1).version())) : null,
                position);
    }

    @QueryHandler
    Optional<List<Candidate>> answer(ListItemCandidates query) {
        return register(query.application(), Sight.of(query.viewer(), jdbc)).map(register -> {
            var found = new LinkedHashMap<ItemId, Candidate>();
            Stream.concat(
                            sameAccount(query).stream().map(item -> new Candidate(item.id(), item.title(), true)),
                            search(query).stream().map(item -> new Candidate(item.id(), item.title(), false)))
                    .limit(MAX_CANDIDATES)
                    .forEach(candidate -> found.putIfAbsent(candidate.id(), candidate));
            return List.copyOf(found.values());
        });
    }

    private List<Stored> sameAccount(ListItemCandidates query) {
        return jdbc.sql("""
                select i.* from application_view_item i join application_view_account a on a.item_id = i.item_id
                 where a.application_id = ? and a.type = ? and a.folded_value = ?
                 order by i.created_at desc, i.item_id desc limit 50
                """)
                .params(
                        query.application().value(),
                        query.account().type(),
                        Name.folded(query.account().value()))
                .query(ItemAnswers::stored)
                .list();
    }

    private List<Stored> search(ListItemCandidates query) {
        return jdbc.sql("""
                select * from application_view_item i where i.application_id = ? and i.search_text like ? escape '!'
                 order by i.created_at desc, i.item_id desc limit 50
                """)
                .params(query.application().value(), Searched.pattern(query.search()))
                .query(ItemAnswers::stored)
                .list();
    }

    private Optional<Register> register(ApplicationId application, Sight sight) {
        if (!sight.reads(application)) {
            return Optional.empty();
        }
        return jdbc.sql("select name, schema_json from application_definition where application_id = ?")
                .param(application.value())
                .query((row, n) -> new Register(row.getString("name"), row.getString("schema_json")))
                .optional();
    }

    private Optional<Stored> find(ApplicationId application, ItemId item) {
        return jdbc.sql("select * from application_view_item where item_id = ? and application_id = ?")
                .params(item.value(), application.value())
                .query(ItemAnswers::stored)
                .optional();
    }

    /** What the items are called that he may read. */
    private Map<ItemId, Reference> titles(Set<ItemId> items, Sight sight) {
        if (items.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select item_id, application_id, title from application_view_item where item_id in (:ids)")
                .param("ids", items.stream().map(ItemId::value).toList())
                .query((row, n) -> Map.entry(
                        new ApplicationId(row.getObject("application_id", UUID.class)),
                        new Reference(row.getObject("item_id", UUID.class).toString(), row.getString("title"))))
                .stream()
                .filter(item -> sight.reads(item.getKey()))
                .map(Map.Entry::getValue)
                .collect(toMap(item -> ItemId.of(item.id()), item -> item));
    }

    private static @Nullable Map<String, Reference> linked(Map<String, ItemId> links, Map<ItemId, Reference> named) {
        var linked = new LinkedHashMap<String, Reference>();
        links.forEach((field, item) -> {
            var reference = named.get(item);
            if (reference != null) {
                linked.put(field, reference);
            }
        });
        return linked.isEmpty() ? null : linked;
    }

    private static Stored stored(ResultSet row, int n) throws SQLException {
        return new Stored(
                new ItemId(row.getObject("item_id", UUID.class)),
                row.getString("title"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("values_json"));
    }
}
