-- The event log. The index is taken one by one from a sequence of its own, so that every index a reader misses is one
-- that somebody took; it orders the log for all readers. (aggregate_id, sequence_number) decides who was first.
CREATE SEQUENCE event_index START WITH 1 INCREMENT BY 1;

CREATE TABLE event (
    global_index    bigint       DEFAULT nextval('event_index') NOT NULL,
    event_id        varchar(64)  NOT NULL,
    aggregate_id    varchar(64)  NOT NULL,
    sequence_number bigint       NOT NULL,
    aggregate_type  varchar(100),
    occurred_at     varchar(32)  NOT NULL,
    stored_name     varchar(100) NOT NULL,
    revision        varchar(32),
    payload         bytea        NOT NULL,
    metadata        bytea        NOT NULL,
    CONSTRAINT event_pk PRIMARY KEY (global_index),
    CONSTRAINT event_once UNIQUE (aggregate_id, sequence_number)
);

-- What an aggregate looked like after one of its events, so that long streams are not read from their start.
CREATE TABLE snapshot (
    event_id        varchar(64)  NOT NULL,
    aggregate_id    varchar(64)  NOT NULL,
    sequence_number bigint       NOT NULL,
    aggregate_type  varchar(100) NOT NULL,
    occurred_at     varchar(32)  NOT NULL,
    stored_name     varchar(255) NOT NULL,
    revision        varchar(32),
    payload         bytea        NOT NULL,
    metadata        bytea        NOT NULL,
    CONSTRAINT snapshot_pk PRIMARY KEY (aggregate_id, sequence_number)
);

-- How far each pooled processing group has read, and which node reads for it.
CREATE TABLE processor_token (
    processor  varchar(100) NOT NULL,
    segment    integer      NOT NULL,
    token      bytea,
    token_type varchar(255),
    claimed_at varchar(32)  NOT NULL,
    owner      varchar(100),
    CONSTRAINT processor_token_pk PRIMARY KEY (processor, segment)
);

-- The same position in a form that can be asked for: everything up to safe is processed, and up to last all but the gaps.
CREATE TABLE projection_position (
    processing_group varchar(100) NOT NULL,
    last             bigint       NOT NULL,
    safe             bigint       NOT NULL,
    gaps             text         NOT NULL,
    CONSTRAINT projection_position_pk PRIMARY KEY (processing_group)
);

-- Events a processing group could not process, with those of the same aggregate that came after.
CREATE TABLE dead_letter (
    id                 varchar(64)  NOT NULL,
    processing_group   varchar(100) NOT NULL,
    sequence_id        varchar(64)  NOT NULL,
    sequence_index     bigint       NOT NULL,
    message_type       varchar(255) NOT NULL,
    event_id           varchar(64)  NOT NULL,
    occurred_at        varchar(32)  NOT NULL,
    stored_name        varchar(100) NOT NULL,
    revision           varchar(32),
    payload            bytea        NOT NULL,
    metadata           bytea,
    aggregate_type     varchar(100),
    aggregate_id       varchar(64),
    sequence_number    bigint,
    token_type         varchar(255),
    token              bytea,
    enqueued_at        varchar(32)  NOT NULL,
    last_touched       varchar(32),
    processing_started varchar(32),
    cause_type         varchar(255),
    cause_message      varchar(1023),
    diagnostics        bytea,
    CONSTRAINT dead_letter_pk PRIMARY KEY (id),
    CONSTRAINT dead_letter_order UNIQUE (processing_group, sequence_id, sequence_index)
);

-- One key for each person whose data events hold, wrapped by the installation's key. Deleting a row erases the person.
CREATE TABLE personal_key (
    subject     uuid                     NOT NULL,
    wrapped_key bytea                    NOT NULL,
    created_at  timestamp with time zone NOT NULL,
    CONSTRAINT personal_key_pk PRIMARY KEY (subject)
);

-- A value only this installation's key opens.
CREATE TABLE installation_key_check (
    id          integer NOT NULL,
    check_value bytea   NOT NULL,
    CONSTRAINT installation_key_check_pk PRIMARY KEY (id),
    CONSTRAINT installation_key_check_one CHECK (id = 1)
);

-- What was answered to a command its caller may send again.
CREATE TABLE repeated_command (
    caller      varchar(100)             NOT NULL,
    operation   varchar(100)             NOT NULL,
    request_id  varchar(200)             NOT NULL,
    fingerprint varchar(64)              NOT NULL,
    answer_type varchar(200),
    answer      text,
    created_at  timestamp with time zone NOT NULL,
    CONSTRAINT repeated_command_pk PRIMARY KEY (caller, operation, request_id)
);

-- Recurring jobs of db-scheduler: when each is due next, and which node runs it.
create table scheduled_tasks (
    task_name            varchar(100)             not null,
    task_instance        varchar(100)             not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            varchar(50),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);
