import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Relays of text messages: how each is spoken to, its pace, what it tells, and what was handed to it. Bodies are encrypted by the key of the person,
 * what belongs to nobody yet by a key of the mission; numbers are found by their blind index.
 */
export class Relays2026112203600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Before a mission is known: whose door it is.
      create table relay_door (
        relay_id uuid primary key,
        mission_id uuid not null references mission (id)
      );
      grant select, insert, update, delete on relay_door to rejoin_service;

      create table relay (
        mission_id uuid not null references mission (id),
        id uuid not null,
        name text not null check (length(name) between 1 and 100),
        kind text not null check (kind in ('GENERIC_HTTP', 'KANNEL', 'RAPIDPRO', 'AFRICAS_TALKING', 'RECORDING')),
        settings jsonb not null,
        secrets bytea not null,
        sender text not null check (length(sender) between 1 and 20),
        prefixes text[] not null,
        units_per_segment integer not null check (units_per_segment between 0 and 10000000),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        segments_per_second integer not null check (segments_per_second between 1 and 1000),
        status text not null check (status in ('ON', 'OFF')),
        version integer not null,
        created_at timestamptz(3) not null,
        primary key (mission_id, id),
        constraint relay_name unique (mission_id, name)
      );
      select rejoin_tenant('relay');

      create table relay_pace (
        mission_id uuid not null,
        relay_id uuid not null,
        tokens double precision not null,
        counted_at timestamptz(3) not null,
        failures integer not null check (failures >= 0),
        closed_until timestamptz(3),
        primary key (mission_id, relay_id),
        foreign key (mission_id, relay_id) references relay (mission_id, id)
      );
      select rejoin_tenant('relay_pace');

      create table texting (
        mission_id uuid primary key references mission (id),
        status text not null check (status in ('ON', 'OFF')),
        genuine_number text check (genuine_number ~ '^[+][0-9]{6,15}$'),
        quiet jsonb not null,
        version integer not null
      );
      select rejoin_tenant('texting');

      create table safe_contact (
        mission_id uuid not null,
        jobseeker_id uuid not null,
        number_index bytea not null check (length(number_index) = 32),
        seen_by text not null check (seen_by in ('ALONE', 'FAMILY', 'OTHERS')),
        texts text not null check (texts in ('YES', 'NOT_WANTED', 'DOES_NOT_READ', 'CALL_ONLY')),
        from_minute smallint check (from_minute between 0 and 1439),
        to_minute smallint check (to_minute between 1 and 1440),
        time_zone text check (length(time_zone) between 1 and 60),
        quiet text[] not null,
        language text not null check (language ~ '^[a-z]{2,3}$'),
        code_word bytea,
        asked_on date not null,
        asked_by uuid,
        version integer not null,
        primary key (mission_id, jobseeker_id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, asked_by) references account (mission_id, id),
        check ((from_minute is null) = (to_minute is null)),
        check (from_minute is null or from_minute < to_minute)
      );
      select rejoin_tenant('safe_contact');

      create table stopped_number (
        mission_id uuid not null references mission (id),
        number_index bytea not null check (length(number_index) = 32),
        by_relay boolean not null,
        at timestamptz(3) not null,
        primary key (mission_id, number_index)
      );
      select rejoin_tenant('stopped_number');

      create table unknown_sender (
        mission_id uuid not null references mission (id),
        id uuid not null,
        number_index bytea not null check (length(number_index) = 32),
        number bytea,
        language text not null,
        first_at timestamptz(3) not null,
        primary key (mission_id, id),
        constraint unknown_sender_once unique (mission_id, number_index)
      );
      select rejoin_tenant('unknown_sender');

      create table outgoing_text (
        mission_id uuid not null references mission (id),
        id uuid not null,
        jobseeker_id uuid,
        sender_id uuid,
        cause_kind text not null check (cause_kind ~ '^[A-Z][A-Za-z]{0,63}$'),
        cause_id uuid not null,
        occasion text not null check (occasion ~ '^[A-Za-z0-9._-]{1,80}$'),
        purpose text not null check (purpose in ('REPLY', 'NOTICE', 'BULK')),
        priority smallint not null check (priority between 0 and 2),
        phrase text not null,
        language text not null,
        body bytea,
        number_index bytea check (length(number_index) = 32),
        relay_id uuid,
        status text not null check (status in ('WAITING', 'UNDER_WAY', 'DELIVERED', 'FAILED', 'EXPIRED', 'WITHHELD', 'CANCELLED')),
        why text check (why ~ '^[A-Z_]{1,40}$'),
        attempts smallint not null check (attempts >= 0),
        next_at timestamptz(3),
        not_after timestamptz(3),
        queued_at timestamptz(3) not null,
        settled_at timestamptz(3),
        primary key (mission_id, id),
        -- A text arises once, however often its cause runs.
        constraint outgoing_text_once unique (mission_id, cause_kind, cause_id, occasion),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, sender_id) references unknown_sender (mission_id, id),
        foreign key (mission_id, relay_id) references relay (mission_id, id),
        check ((jobseeker_id is null) <> (sender_id is null)),
        check ((status = 'WAITING') = (next_at is not null)),
        check ((status in ('WAITING', 'UNDER_WAY')) = (settled_at is null))
      );
      create index outgoing_text_waits on outgoing_text (mission_id, relay_id, priority, next_at, id) where status = 'WAITING';
      create index outgoing_text_of_person on outgoing_text (mission_id, jobseeker_id, queued_at, id);
      create index outgoing_text_bodies on outgoing_text (mission_id, queued_at) where body is not null;
      select rejoin_tenant('outgoing_text');

      create table text_attempt (
        mission_id uuid not null,
        id uuid not null,
        text_id uuid not null,
        number smallint not null check (number > 0),
        relay_id uuid not null,
        prefix text not null check (prefix ~ '^[0-9]{1,4}$'),
        state text not null check (state in ('SUBMITTING', 'UNKNOWN', 'ACCEPTED', 'DELIVERED', 'FAILED', 'EXPIRED')),
        reason text check (reason ~ '^[A-Z_]{1,40}$'),
        segments smallint not null check (segments > 0),
        cost_units integer not null check (cost_units >= 0),
        submitted_at timestamptz(3) not null,
        answered_at timestamptz(3),
        settled_at timestamptz(3),
        -- When somebody looks again: the lease of whoever sends it, then the end of waiting for a report.
        look_at timestamptz(3),
        primary key (mission_id, id),
        constraint text_attempt_number unique (mission_id, text_id, number),
        foreign key (mission_id, text_id) references outgoing_text (mission_id, id),
        foreign key (mission_id, relay_id) references relay (mission_id, id)
      );
      create index text_attempt_look on text_attempt (mission_id, look_at) where look_at is not null;
      create index text_attempt_figures on text_attempt (mission_id, relay_id, submitted_at);
      select rejoin_tenant('text_attempt');

      -- The relay's own names for an attempt.
      create table attempt_name (
        mission_id uuid not null,
        relay_id uuid not null,
        external_id text not null check (length(external_id) between 1 and 200),
        attempt_id uuid not null,
        primary key (mission_id, relay_id, external_id),
        foreign key (mission_id, attempt_id) references text_attempt (mission_id, id)
      );
      select rejoin_tenant('attempt_name');

      create table relay_event (
        mission_id uuid not null,
        id uuid not null,
        relay_id uuid not null,
        event_key text not null check (length(event_key) between 1 and 500),
        -- What it names of ours or of the relay's, for a report that came before its answer.
        names text[] not null,
        content bytea,
        state text not null check (state in ('WAITING', 'PARKED', 'DONE', 'UNREADABLE')),
        received_at timestamptz(3) not null,
        primary key (mission_id, id),
        -- A relay may tell the same thing any number of times.
        constraint relay_event_once unique (mission_id, relay_id, event_key),
        foreign key (mission_id, relay_id) references relay (mission_id, id),
        check ((content is null) = (state = 'DONE'))
      );
      create index relay_event_waits on relay_event (mission_id, id) where state = 'WAITING';
      create index relay_event_parked on relay_event using gin (names) where state = 'PARKED';
      select rejoin_tenant('relay_event');

      create table incoming_text (
        mission_id uuid not null,
        id uuid not null,
        event_id uuid not null,
        jobseeker_id uuid,
        sender_id uuid,
        body bytea,
        acts text[] not null,
        received_at timestamptz(3) not null,
        primary key (mission_id, id),
        foreign key (mission_id, event_id) references relay_event (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, sender_id) references unknown_sender (mission_id, id),
        check ((jobseeker_id is null) <> (sender_id is null))
      );
      create index incoming_text_of_person on incoming_text (mission_id, jobseeker_id, received_at, id);
      create index incoming_text_bodies on incoming_text (mission_id, received_at) where body is not null;
      select rejoin_tenant('incoming_text');

      -- Texts of a number in a row that nobody understood.
      create table unclear_texts (
        mission_id uuid not null references mission (id),
        number_index bytea not null check (length(number_index) = 32),
        count integer not null check (count >= 0),
        primary key (mission_id, number_index)
      );
      select rejoin_tenant('unclear_texts');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table unclear_texts, incoming_text, relay_event, attempt_name, text_attempt, outgoing_text, unknown_sender, stopped_number, safe_contact, texting,
        relay_pace, relay, relay_door;
    `);
  }
}
