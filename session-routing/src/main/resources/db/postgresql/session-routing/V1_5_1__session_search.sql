-- Search over what is said, on PostgreSQL alone: the embedded database looks at each text.
-- Words are kept as they are written and by their stems, Russian and English (the configuration russian stems both). Marks between them
-- are taken away first, or an address, a path or a number with a sign would be one word that only whoever knows all of it finds.
create function session_words(said text) returns tsvector language sql immutable parallel safe as $$
    select to_tsvector('pg_catalog.russian', translate(said, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', rpad('', 32)))
        || to_tsvector('pg_catalog.simple', translate(said, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', rpad('', 32)))
$$;

create index session_view_entry_words on session_view_entry using gin (session_words(text))
    where kind in ('CLIENT', 'REPLY', 'NOTE');
create index session_view_row_words on session_view_row using gin (session_words(client_name || ' ' || coalesce(title, '')));
