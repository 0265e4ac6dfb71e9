import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people agreed to and took back, to which lines are only ever added; and what imports say of rows that they took. Constructed
 * people of missions that are there already agree: without it the demonstration of an earlier version would match nobody.
 */
export class Consents2026112202600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table consent_event (
        mission_id uuid not null references mission (id),
        id uuid not null,
        jobseeker_id uuid not null,
        number integer not null check (number > 0),
        kind text not null check (kind in ('GIVEN', 'WITHDRAWN')),
        purpose text not null check (purpose in ('MATCHING', 'DISCLOSURE', 'SHARING', 'SMS', 'RESEARCH', 'STORY')),
        employer_id uuid,
        step text check (step in ('CANDIDATE', 'NAME', 'PHONE')),
        office text check (office ~ '^[A-Z][A-Z0-9_]{1,59}$'),
        text_version text check (length(text_version) between 1 and 40),
        language text check (language ~ '^[a-z]{2,3}$'),
        channel text not null check (channel in ('IN_PERSON', 'CALL', 'PAPER', 'TEXT')),
        capacity text not null check (capacity in ('SELF', 'GUARDIAN')),
        guardian_reference text check (length(guardian_reference) between 1 and 200),
        after_counselling boolean not null,
        decided_on date not null,
        recorded_by uuid,
        recorded_at timestamptz(3) not null,
        primary key (mission_id, id),
        -- One line a number: two that raced cannot both be the last.
        constraint consent_number unique (mission_id, jobseeker_id, number),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        constraint consent_employer foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, recorded_by) references account (mission_id, id),
        check ((purpose = 'DISCLOSURE') = (employer_id is not null)),
        check ((purpose = 'DISCLOSURE') = (step is not null)),
        check ((purpose = 'SHARING') = (office is not null)),
        check ((capacity = 'GUARDIAN') = (guardian_reference is not null)),
        check (kind = 'WITHDRAWN' or (text_version is not null and language is not null)),
        -- A text is never consent to disclosure.
        check (not (kind = 'GIVEN' and purpose = 'DISCLOSURE' and (channel = 'TEXT' or not after_counselling)))
      );
      create index consent_to_matching on consent_event (mission_id, jobseeker_id, number desc) where purpose = 'MATCHING';

      alter table jobseeker no force row level security;
      insert into consent_event (mission_id, id, jobseeker_id, number, kind, purpose, text_version, language, channel, capacity, after_counselling, decided_on, recorded_at)
        select j.mission_id, gen_random_uuid(), j.id, 1, 'GIVEN', 'MATCHING', 'constructed', 'en', 'IN_PERSON', 'SELF', true, j.created_at::date, now()
        from jobseeker j join mission m on m.id = j.mission_id where m.constructed;
      alter table jobseeker force row level security;
      select rejoin_tenant('consent_event');
      revoke update, delete on consent_event from rejoin_service;

      create trigger note_market_change after insert or update or delete on consent_event
        for each row execute function note_market_change('JOBSEEKER', 'jobseeker_id');

      alter table import add column remarks jsonb not null default '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table import drop column remarks;
      drop table consent_event;
    `);
  }
}
