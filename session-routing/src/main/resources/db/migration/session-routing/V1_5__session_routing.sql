-- Facts of other modules that decisions on sessions rest on; written in the transaction of the event they come from.
create table session_fact_line (
    line_id            uuid primary key,
    version            bigint       not null,
    name               varchar(510) not null,
    show_operator_name boolean      not null,
    retired            boolean      not null
);

create table session_fact_line_group (
    line_id  uuid        not null,
    part     varchar(16) not null,
    group_id uuid        not null,
    primary key (line_id, part, group_id)
);
create index session_fact_line_group_by_group on session_fact_line_group (group_id, part, line_id);

create table session_fact_employee (
    employee_id uuid primary key,
    name        varchar(510) not null,
    active      boolean      not null,
    online      boolean      not null,
    since       timestamp with time zone
);

create table session_fact_membership (
    employee_id uuid not null,
    group_id    uuid not null,
    primary key (employee_id, group_id)
);
create index session_fact_membership_by_group on session_fact_membership (group_id);

create table session_fact_group (
    group_id uuid primary key,
    name     varchar(510) not null
);

-- Which sessions somebody holds, and which are addressed to one group alone; written in the transaction of the session's own event, so that
-- what follows when a right ends misses none.
create table session_held (
    session_id  uuid primary key,
    line_id     uuid not null,
    operator_id uuid not null
);
create index session_held_by_operator on session_held (operator_id, line_id);
create index session_held_by_line on session_held (line_id);

create table session_addressed (
    session_id uuid primary key,
    line_id    uuid not null,
    group_id   uuid not null
);
create index session_addressed_by_line on session_addressed (line_id, group_id);

-- Guard rows: rules across sessions, decided by the primary key.
create table session_open (
    conversation_id uuid primary key,
    session_id      uuid not null
);

create table session_message (
    conversation_id uuid         not null,
    message_id      varchar(200) not null,
    session_id      uuid         not null,
    seq             bigint       not null,
    content_hash    varchar(64)  not null,
    noted_by        uuid,
    deleted         boolean default false not null,
    primary key (conversation_id, message_id)
);

create table session_refused_claim (
    session_id   uuid                     not null,
    operator_id  uuid                     not null,
    claimed_at   timestamp with time zone not null,
    attempted_at timestamp with time zone not null,
    primary key (session_id, operator_id, claimed_at)
);

create table session_read_mark (
    session_id  uuid   not null,
    employee_id uuid   not null,
    seq         bigint not null,
    primary key (session_id, employee_id)
);

-- Read models of the desk.
create table session_view_row (
    session_id       uuid primary key,
    line_id          uuid                     not null,
    conversation_id  uuid                     not null,
    channel_id       uuid                     not null,
    client_id        uuid                     not null,
    client_name      varchar(510)             not null,
    title            varchar(510),
    status           varchar(16)              not null,
    priority         smallint                 not null,
    group_id         uuid,
    operator_id      uuid,
    opened_at        timestamp with time zone not null,
    claimed_at       timestamp with time zone,
    closed_at        timestamp with time zone,
    last_message_at  timestamp with time zone not null,
    last_client_seq  bigint                   not null,
    preview          varchar(200)             not null,
    version          bigint                   not null,
    changed          bigint                   not null
);
create index session_view_row_queue on session_view_row (status, priority desc, opened_at, session_id);
create index session_view_row_activity on session_view_row (status, last_message_at desc, session_id desc);
create index session_view_row_line on session_view_row (line_id, status, last_message_at desc, session_id desc);
create index session_view_row_operator on session_view_row (operator_id, status, last_message_at desc, session_id desc);
create index session_view_row_client on session_view_row (client_id, line_id, last_message_at);
create index session_view_row_conversation on session_view_row (conversation_id);
create index session_view_row_waiting on session_view_row (status, opened_at, session_id);
create index session_view_row_closed on session_view_row (closed_at, line_id);
create index session_view_row_changed on session_view_row (changed);

create table session_view_entry (
    session_id      uuid                     not null,
    seq             bigint                   not null,
    conversation_id uuid                     not null,
    position        bigint                   not null,
    at              timestamp with time zone not null,
    kind            varchar(16)              not null,
    actor_id        uuid,
    message_id      varchar(200),
    text            varchar(20000),
    event           varchar(64),
    operator_id     uuid,
    holder_id       uuid,
    group_id        uuid,
    claimed_at      timestamp with time zone,
    reason          varchar(16),
    files           varchar(400),
    mentions        varchar(800),
    edited_at       timestamp with time zone,
    deleted         boolean default false    not null,
    changed         bigint                   not null,
    primary key (session_id, seq)
);
create index session_view_entry_thread on session_view_entry (conversation_id, position desc);
create index session_view_entry_changed on session_view_entry (changed);
create index session_view_entry_message on session_view_entry (session_id, message_id);

-- The claims of a line's ledger, won and lost. waited_ms is there for a session's first claim only: the time since it was opened.
create table session_view_claim (
    session_id  uuid                     not null,
    seq         bigint                   not null,
    line_id     uuid                     not null,
    operator_id uuid                     not null,
    claimed_at  timestamp with time zone not null,
    waited_ms   bigint,
    contested   boolean                  not null,
    primary key (session_id, seq)
);
create index session_view_claim_line on session_view_claim (line_id, claimed_at);

create table session_view_lost_claim (
    session_id  uuid                     not null,
    seq         bigint                   not null,
    line_id     uuid                     not null,
    operator_id uuid                     not null,
    at          timestamp with time zone not null,
    primary key (session_id, seq)
);
create index session_view_lost_claim_line on session_view_lost_claim (line_id, at);

-- What else changed for those who watch: a line, an employee's presence, somebody's rights.
create table session_view_change (
    kind     varchar(16) not null,
    id       uuid        not null,
    position bigint      not null,
    primary key (kind, id)
);
create index session_view_change_position on session_view_change (position);

-- Files: kept in chunks of 1 MB, so that every node and one backup has them. A file belongs to its uploader until a message of a
-- session takes it along; client_id is the client who sees that message.
create table session_file (
    file_id     uuid primary key,
    uploader_id uuid                     not null,
    name        varchar(510)             not null,
    size        bigint                   not null,
    begun_at    timestamp with time zone not null,
    type        varchar(255),
    sha256      varchar(64),
    preview     boolean default false    not null,
    width       integer,
    height      integer,
    session_id  uuid,
    message_id  varchar(200),
    client_id   uuid
);
create index session_file_waiting on session_file (session_id, uploader_id);

create table session_file_chunk (
    file_id uuid    not null references session_file on delete cascade,
    n       integer not null,
    bytes   bytea   not null,
    primary key (file_id, n)
);

create table session_file_preview (
    file_id uuid primary key references session_file on delete cascade,
    type    varchar(32) not null,
    bytes   bytea       not null
);

-- Whoever uploads locks his own row, so that two uploads at once count each other.
create table session_file_uploader (
    employee_id uuid primary key
);

-- What somebody is told of; written from the events. What he has read is not, so it stands by itself.
create table session_notification (
    notification_id uuid primary key,
    employee_id     uuid                     not null,
    kind            varchar(16)              not null,
    session_id      uuid                     not null,
    by_id           uuid,
    at              timestamp with time zone not null,
    position        bigint                   not null
);
create index session_notification_of on session_notification (employee_id, position desc);
create index session_notification_position on session_notification (position);
create index session_notification_at on session_notification (at);

create table session_notification_read (
    notification_id uuid primary key,
    read_at         timestamp with time zone not null
);

-- How far an internal client has read his conversation, as a position in the log; and the replies that came further than being sent.
create table session_client_mark (
    conversation_id uuid primary key,
    position        bigint not null
);

create table session_delivery (
    session_id uuid                     not null,
    seq        bigint                   not null,
    state      varchar(16)              not null,
    at         timestamp with time zone not null,
    primary key (session_id, seq)
);

-- Response templates. What is shared belongs to nobody: its owner is the id of zeros, so that one key says which names are taken.
create table session_template (
    template_id uuid primary key,
    owner_id    uuid           not null,
    folder      varchar(510),
    folder_key  varchar(1020)  not null,
    name        varchar(510)   not null,
    name_key    varchar(1020)  not null,
    text        varchar(20000) not null,
    unique (owner_id, folder_key, name_key)
);

-- Facts of applications: what they and their items are called, and which of them a line's sessions are linked to.
create table session_fact_application (
    application_id uuid primary key,
    name           varchar(510) not null
);

create table session_fact_item (
    item_id        uuid primary key,
    application_id uuid         not null,
    title          varchar(510) not null
);

create table session_fact_line_application (
    line_id        uuid        not null,
    purpose        varchar(16) not null,
    application_id uuid        not null,
    primary key (line_id, purpose, application_id)
);

-- What sessions are linked to, written with the decision; and who a client is by the newest link for his account.
create table session_link (
    link_id        uuid primary key,
    session_id     uuid                     not null,
    client_id      uuid                     not null,
    application_id uuid                     not null,
    item_id        uuid                     not null,
    purpose        varchar(16)              not null,
    at             timestamp with time zone not null,
    by_id          uuid                     not null,
    removed        boolean                  not null
);
create index session_link_of_session on session_link (session_id);
create index session_link_of_item on session_link (item_id);
create index session_link_of_client on session_link (client_id, application_id);

create table session_card (
    client_id      uuid not null,
    application_id uuid not null,
    item_id        uuid,
    primary key (client_id, application_id)
);
create index session_card_of_item on session_card (item_id);

-- Which link an entry is about.
alter table session_view_entry add column link_id uuid;
