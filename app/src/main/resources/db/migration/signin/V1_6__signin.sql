-- Sign-ins of the console, kept by Spring Session: they survive a restart and hold on every node.
create table web_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index web_session_by_session on web_session (session_id);
create index web_session_by_expiry on web_session (expiry_time);
create index web_session_by_principal on web_session (principal_name);

create table web_session_attributes (
    session_primary_id char(36)     not null references web_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);

-- The secret of the link that makes a new installation's first administrator, hashed.
create table web_first_run (
    token_hash varchar(64) primary key
);

-- How often passwords were tried in vain for a login or from an address, each hashed, and until when the next try must wait.
create table web_sign_in_failures (
    tried      varchar(64)              primary key,
    failures   int                      not null,
    last_at    timestamp with time zone not null,
    wait_until timestamp with time zone not null
);
create index web_sign_in_failures_by_time on web_sign_in_failures (last_at);
