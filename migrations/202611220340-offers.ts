import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Offers, their history, how staff let them run for an opening, and what has to be looked at again. Whatever makes a change note for matching, and a
 * suspended place, asks for another look at the open offers that it touches, in the same transaction.
 */
export class Offers2026112203400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table offer (
        mission_id uuid not null references mission (id),
        id uuid not null,
        code text not null check (code ~ '^[1-9][0-9]{3,7}$'),
        opening_id uuid not null,
        employer_id uuid not null,
        jobseeker_id uuid not null,
        candidacy_id uuid,
        state text not null check (state in ('DRAFT', 'APPROVED', 'SENT', 'INTERESTED', 'IDENTITY_RELEASED', 'INTERVIEW', 'EMPLOYER_CONFIRMED',
          'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN', 'FILLED', 'NOT_SELECTED', 'CANCELLED')),
        is_open boolean not null generated always as
          (state in ('DRAFT', 'APPROVED', 'SENT', 'INTERESTED', 'IDENTITY_RELEASED', 'INTERVIEW', 'EMPLOYER_CONFIRMED')) stored,
        held_since timestamptz(3),
        hold_reason text check (hold_reason in ('ASKED_BY_PERSON', 'NOT_AVAILABLE', 'PLACE_SUSPENDED', 'EMPLOYER_NOT_CLEARED')),
        waived jsonb not null,
        receipt jsonb,
        approved_by uuid,
        approved_at timestamptz(3),
        sent_at timestamptz(3),
        delivered_at timestamptz(3),
        undelivered_at timestamptz(3),
        reminds_on date,
        expires_on date,
        reminded_at timestamptz(3),
        ended_at timestamptz(3),
        end_reason text,
        checked_on date not null,
        passed_over_on date,
        created_by uuid,
        created_at timestamptz(3) not null,
        version integer not null,
        primary key (mission_id, id),
        foreign key (mission_id, opening_id) references opening (mission_id, id),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, candidacy_id) references candidacy (mission_id, id),
        foreign key (mission_id, approved_by) references account (mission_id, id),
        foreign key (mission_id, created_by) references account (mission_id, id),
        check ((held_since is null) = (hold_reason is null)),
        check (held_since is null or state in ('DRAFT', 'APPROVED', 'SENT', 'INTERESTED', 'IDENTITY_RELEASED', 'INTERVIEW', 'EMPLOYER_CONFIRMED')),
        check ((state in ('DRAFT', 'APPROVED', 'SENT', 'INTERESTED', 'IDENTITY_RELEASED', 'INTERVIEW', 'EMPLOYER_CONFIRMED')) = (ended_at is null)),
        check ((end_reason is not null) = (ended_at is not null and state <> 'ACCEPTED')),
        check (delivered_at is null or sent_at is not null),
        check ((expires_on is null) = (delivered_at is null) and (reminds_on is null) = (delivered_at is null))
      );
      select rejoin_tenant('offer');
      create unique index offer_once on offer (mission_id, opening_id, jobseeker_id) where is_open;
      create unique index offer_code on offer (mission_id, code) where is_open;
      create index offer_of_person on offer (mission_id, jobseeker_id, created_at, id);
      create index offer_of_opening on offer (mission_id, opening_id, created_at, id);
      create index offer_of_employer on offer (mission_id, employer_id) where is_open;
      create index offer_listed on offer (mission_id, created_at, id);
      create index offer_undelivered on offer (mission_id) where state = 'SENT' and delivered_at is null and undelivered_at is null and held_since is null;
      create index offer_reminds on offer (mission_id, reminds_on) where state = 'SENT' and held_since is null and reminded_at is null;
      create index offer_expires on offer (mission_id, expires_on) where state = 'SENT' and held_since is null;
      create index offer_checked on offer (mission_id, checked_on) where is_open;
      create index offer_waiting on offer (mission_id, opening_id) where state = 'APPROVED' and held_since is null;

      create table offer_event (
        mission_id uuid not null references mission (id),
        offer_id uuid not null,
        number integer not null check (number > 0),
        act text not null,
        from_state text,
        to_state text not null,
        actor text not null check (actor in ('STAFF', 'PERSON', 'EMPLOYER', 'SERVICE')),
        by_account uuid,
        channel text check (channel in ('TEXT', 'CALL', 'VISIT', 'API', 'LINK')),
        -- Of a read-out, ISO 639: the language in which the person heard it.
        language text check (language ~ '^[a-z]{2,3}$'),
        reason text check (reason ~ '^[A-Z_]{1,40}$'),
        note text check (length(note) between 1 and 1000),
        at timestamptz(3) not null,
        -- One line a number: two moves that raced cannot both be written.
        primary key (mission_id, offer_id, number),
        foreign key (mission_id, offer_id) references offer (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('offer_event');
      revoke delete on offer_event from rejoin_service;
      revoke update on offer_event from rejoin_service;
      -- What staff wrote goes when the person is forgotten; nothing else of a line ever changes.
      grant update (note) on offer_event to rejoin_service;

      create table offering (
        mission_id uuid not null references mission (id),
        opening_id uuid not null,
        offers_per_seat integer not null check (offers_per_seat between 1 and 20),
        cascade boolean not null,
        version integer not null,
        primary key (mission_id, opening_id),
        foreign key (mission_id, opening_id) references opening (mission_id, id)
      );
      select rejoin_tenant('offering');

      create table offer_recheck (
        mission_id uuid not null references mission (id),
        id bigint generated always as identity,
        -- Null: all of the mission.
        side text check (side in ('JOBSEEKER', 'OPENING', 'EMPLOYER')),
        subject_id uuid,
        primary key (mission_id, id),
        check ((side is null) = (subject_id is null))
      );
      select rejoin_tenant('offer_recheck');

      create function ask_offer_recheck() returns trigger language plpgsql as $$
      begin
        if new.side = 'MARKET' or not exists (
          select 1 from offer o where o.mission_id = new.mission_id and o.is_open and case new.side
            when 'JOBSEEKER' then o.jobseeker_id = new.subject_id when 'OPENING' then o.opening_id = new.subject_id else o.employer_id = new.subject_id end)
        then return null; end if;
        insert into offer_recheck (mission_id, side, subject_id) values (new.mission_id, new.side, new.subject_id);
        return null;
      end $$;
      create trigger ask_offer_recheck after insert on market_change for each row execute function ask_offer_recheck();

      create function ask_offers_recheck() returns trigger language plpgsql as $$
      begin
        insert into offer_recheck (mission_id) values (new.mission_id);
        return null;
      end $$;
      create trigger ask_offers_recheck after insert or update on place_suspension for each row execute function ask_offers_recheck();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger ask_offers_recheck on place_suspension;
      drop function ask_offers_recheck();
      drop trigger ask_offer_recheck on market_change;
      drop function ask_offer_recheck();
      drop table offer_recheck, offering, offer_event, offer;
    `);
  }
}
