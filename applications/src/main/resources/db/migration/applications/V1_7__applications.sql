-- What applications are now, and their guard row: whoever changes an application, links a line to it or writes one of its items locks it.
create table application_definition (
    application_id uuid primary key,
    version        bigint         not null,
    name           varchar(510)   not null,
    folded_name    varchar(1020)  not null,
    schema_json    varchar(200000) not null,
    account_field  varchar(40)
);
create index application_definition_by_name on application_definition (folded_name, application_id);

create table application_version (
    application_id uuid           not null,
    version        bigint         not null,
    name           varchar(510)   not null,
    schema_json    varchar(200000) not null,
    account_field  varchar(40),
    primary key (application_id, version)
);

-- Guard rows: fields that items have values of stay; an application's Account field stays while a line links to it.
create table application_field_use (
    application_id uuid        not null,
    field          varchar(40) not null,
    primary key (application_id, field)
);

create table application_line_use (
    line_id        uuid        not null,
    purpose        varchar(16) not null,
    application_id uuid        not null,
    primary key (line_id, purpose, application_id)
);
create index application_line_use_by_application on application_line_use (application_id, line_id);

-- Which items there are, and of what.
create table application_item (
    item_id        uuid primary key,
    application_id uuid not null
);

-- Facts of other modules that decisions on applications and items rest on.
create table application_fact_line_group (
    line_id  uuid        not null,
    part     varchar(16) not null,
    group_id uuid        not null,
    primary key (line_id, part, group_id)
);

create table application_fact_member (
    employee_id uuid not null,
    group_id    uuid not null,
    primary key (employee_id, group_id)
);

create table application_fact_locked_out (
    employee_id uuid primary key
);

-- Read models of items.
create table application_view_item (
    item_id        uuid primary key,
    application_id uuid                     not null,
    version        bigint                   not null,
    title          varchar(510)             not null,
    created_at     timestamp with time zone not null,
    changed_at     timestamp with time zone not null,
    values_json    varchar(400000)          not null,
    search_text    varchar(800000)          not null
);
create index application_view_item_newest on application_view_item (application_id, created_at desc, item_id desc);

create table application_view_account (
    application_id uuid         not null,
    type           varchar(32)  not null,
    folded_value   varchar(1020) not null,
    item_id        uuid         not null,
    primary key (application_id, type, folded_value, item_id)
);
create index application_view_account_of_item on application_view_account (item_id);

create table application_view_item_version (
    item_id     uuid                     not null,
    version     bigint                   not null,
    at          timestamp with time zone not null,
    actor_id    uuid,
    values_json varchar(400000)          not null,
    primary key (item_id, version)
);
