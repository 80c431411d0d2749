-- The names of lines in use, folded as they are compared: whoever inserts one has it.
create table line_name (
    folded_name varchar(1020) primary key,
    line_id     uuid not null
);

-- What decisions about lines rest on: the groups there are, who is in them, and who of these is locked out.
create table line_fact_group (
    group_id uuid primary key,
    deleted  boolean not null
);

create table line_fact_member (
    employee_id uuid not null,
    group_id    uuid not null,
    primary key (employee_id, group_id)
);

create index line_fact_member_of_group on line_fact_member (group_id);

-- Whose memberships give nothing for now.
create table line_fact_locked_out (
    employee_id uuid primary key
);

-- Which applications there are, and which of them have an Account field.
create table line_fact_application (
    application_id uuid primary key,
    linkable       boolean not null
);
