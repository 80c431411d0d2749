-- Facts, written with the event that tells them. Names are compared, searched and sorted by what they fold to; they are as
-- wide as twice their characters, for H2 counts UTF-16 units.
CREATE TABLE people_employee (
    id           uuid          NOT NULL PRIMARY KEY,
    login        varchar(200)  NOT NULL,
    folded_login varchar(1020) NOT NULL,
    name         varchar(510)  NOT NULL,
    folded_name  varchar(1020) NOT NULL,
    email        varchar(254),
    active       boolean       NOT NULL,
    by_provider  boolean       NOT NULL
);
CREATE INDEX people_employee_by_name ON people_employee (folded_name, id);

CREATE TABLE people_group (
    id            uuid          NOT NULL PRIMARY KEY,
    name          varchar(510)  NOT NULL,
    folded_name   varchar(1020) NOT NULL,
    deleted       boolean       NOT NULL,
    provider_name varchar(510)
);
CREATE INDEX people_group_by_name ON people_group (folded_name, id);

CREATE TABLE people_membership (
    employee_id uuid NOT NULL,
    group_id    uuid NOT NULL,
    PRIMARY KEY (employee_id, group_id)
);
CREATE INDEX people_membership_by_group ON people_membership (group_id);

CREATE TABLE people_presence (
    employee_id uuid    NOT NULL PRIMARY KEY,
    online      boolean NOT NULL
);

-- When somebody was last known to be there: nobody's history, and written too often to be an event.
CREATE TABLE people_sign_of_life (
    employee_id uuid                     NOT NULL PRIMARY KEY,
    at          timestamp with time zone NOT NULL
);

-- Which lines use which groups, as OPERATORS, SUPERVISORS, INTERNAL or READERS.
CREATE TABLE people_group_use (
    line_id  uuid        NOT NULL,
    part     varchar(20) NOT NULL,
    group_id uuid        NOT NULL,
    PRIMARY KEY (line_id, part, group_id)
);
CREATE INDEX people_group_use_by_group ON people_group_use (group_id);

-- The lines that let their supervisors change the settings, and so choose among all groups.
CREATE TABLE people_line_edited (
    line_id uuid NOT NULL PRIMARY KEY
);

-- Guards: who has the row has the name.
CREATE TABLE people_login (
    folded_login varchar(1020) NOT NULL PRIMARY KEY,
    employee_id  uuid          NOT NULL
);

CREATE TABLE people_group_name (
    folded_name varchar(1020) NOT NULL PRIMARY KEY,
    group_id    uuid          NOT NULL
);

CREATE TABLE people_identity (
    issuer      varchar(500) NOT NULL,
    subject     varchar(255) NOT NULL,
    employee_id uuid         NOT NULL,
    PRIMARY KEY (issuer, subject)
);

-- Secrets and preferences, never part of an event.
CREATE TABLE people_credential (
    employee_id   uuid         NOT NULL PRIMARY KEY,
    password_hash varchar(500) NOT NULL
);

CREATE TABLE people_token (
    id           uuid                     NOT NULL PRIMARY KEY,
    employee_id  uuid                     NOT NULL,
    name         varchar(510)             NOT NULL,
    hash         varchar(64)              NOT NULL UNIQUE,
    scope        varchar(20)              NOT NULL,
    created_at   timestamp with time zone NOT NULL,
    expires_at   timestamp with time zone,
    last_used_at timestamp with time zone
);
CREATE INDEX people_token_by_employee ON people_token (employee_id);

CREATE TABLE people_preference (
    employee_id           uuid NOT NULL PRIMARY KEY,
    language              varchar(2),
    theme                 varchar(20),
    send_key              varchar(20),
    sound_on_new_session  boolean,
    sound_on_new_message  boolean,
    sound_on_assigned     boolean,
    sound_on_mention      boolean,
    notify_on_new_session boolean,
    notify_on_new_message boolean,
    notify_on_assigned    boolean,
    notify_on_mention     boolean,
    shortcuts             boolean
);

-- What concerns who may do what, newest first for whoever reads it; old entries are forgotten.
CREATE TABLE people_security_log (
    id          uuid                     NOT NULL PRIMARY KEY,
    at          timestamp with time zone NOT NULL,
    event       varchar(40)              NOT NULL,
    actor       varchar(100),
    employee_id uuid,
    address     varchar(100)
);
CREATE INDEX people_security_log_by_time ON people_security_log (at, id);
CREATE INDEX people_security_log_by_actor ON people_security_log (actor, at, id);
CREATE INDEX people_security_log_by_employee ON people_security_log (employee_id, at, id);

CREATE TABLE people_security_fact (
    entry_id uuid        NOT NULL REFERENCES people_security_log (id) ON DELETE CASCADE,
    name     varchar(40) NOT NULL,
    fact     varchar     NOT NULL,
    PRIMARY KEY (entry_id, name)
);
