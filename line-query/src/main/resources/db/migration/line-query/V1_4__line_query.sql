-- Lines as they stand in the list. H2 counts an astral character twice, so 255 characters need 510.
create table line_view_line (
    line_id     uuid primary key,
    name        varchar(510)  not null,
    folded_name varchar(1020) not null,
    version     bigint        not null
);

create index line_view_line_by_name on line_view_line (folded_name, line_id);

create table line_view_line_group (
    line_id  uuid        not null references line_view_line on delete cascade,
    part     varchar(16) not null,
    group_id uuid        not null,
    primary key (line_id, part, group_id)
);

create index line_view_line_group_by_group on line_view_line_group (group_id, part, line_id);

-- What groups are called, deleted ones included, and who is in them.
create table line_view_group (
    group_id uuid primary key,
    name     varchar(1020) not null
);

create table line_view_group_member (
    group_id    uuid not null,
    employee_id uuid not null,
    primary key (group_id, employee_id)
);
