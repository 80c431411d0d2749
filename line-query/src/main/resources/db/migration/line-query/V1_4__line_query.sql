-- Lines as they stand in the list. H2 counts an astral character twice, so 255 characters need 510.
create table line_view_line (
    line_id     uuid primary key,
    name        varchar(510)  not null,
    folded_name varchar(1020) not null,
    version     bigint        not null,
    state       varchar(16)   not null
);

create index line_view_line_by_name on line_view_line (folded_name, line_id);

create table line_view_line_group (
    line_id  uuid        not null references line_view_line on delete cascade,
    part     varchar(16) not null,
    group_id uuid        not null,
    primary key (line_id, part, group_id)
);

create index line_view_line_group_by_group on line_view_line_group (group_id, part, line_id);

-- What employees and groups were called, each name from a moment until the next; deleted groups keep theirs.
create table line_view_name (
    id         uuid                     not null,
    valid_from timestamp with time zone not null,
    name       varchar(510)             not null,
    primary key (id, valid_from)
);

-- Who was in which group, who was online, and who was locked out: from the one moment on, until but not at the other, or still.
create table line_view_membership (
    group_id    uuid                     not null,
    employee_id uuid                     not null,
    valid_from  timestamp with time zone not null,
    valid_to    timestamp with time zone,
    primary key (group_id, employee_id, valid_from)
);

create table line_view_online (
    employee_id uuid                     not null,
    valid_from  timestamp with time zone not null,
    valid_to    timestamp with time zone,
    primary key (employee_id, valid_from)
);

create table line_view_locked_out (
    employee_id uuid                     not null,
    valid_from  timestamp with time zone not null,
    valid_to    timestamp with time zone,
    primary key (employee_id, valid_from)
);

-- Lines as they were every so many of their events, and as they are. Only to read faster: without these rows every answer is the same. Whoever
-- changes what settings are made of empties this table.
create table line_view_checkpoint (
    line_id  uuid                     not null,
    sequence bigint                   not null,
    version  bigint                   not null,
    at       timestamp with time zone not null,
    actor    varchar(200),
    settings bytea                    not null,
    primary key (line_id, sequence)
);
