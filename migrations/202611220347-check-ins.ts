import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The calendar of check-ins as rows, what was answered, that money was asked of a worker, and when calendars were last remade. */
export class CheckIns2026112203470 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table check_in (
        mission_id uuid not null references mission (id),
        id uuid not null,
        placement_id uuid not null,
        jobseeker_id uuid not null,
        employer_id uuid not null,
        side text not null check (side in ('PERSON', 'EMPLOYER')),
        kind text not null check (kind in ('DAY_7', 'DAY_30', 'AFTER_SUBSIDY', 'RETENTION_END', 'MONTH', 'FOLLOW_UP_END')),
        occasion text not null check (occasion ~ '^[A-Z0-9-]{1,40}$'),
        due_on date not null,
        status text not null check (status in ('PLANNED', 'ASKED', 'CALLING', 'VISITING', 'ANSWERED', 'UNREACHED', 'SKIPPED', 'CANCELLED')),
        round smallint not null check (round > 0),
        texts smallint not null check (texts between 0 and 2),
        calls smallint not null check (calls between 0 and 3),
        next_at timestamptz(3),
        version integer not null,
        primary key (mission_id, id),
        -- A date of a calendar is one row, however often the calendar is made.
        constraint check_in_once unique (mission_id, placement_id, side, occasion),
        foreign key (mission_id, placement_id) references placement (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        -- What is asked is looked at again: nothing waits for ever.
        check (status not in ('ASKED', 'CALLING', 'VISITING') or next_at is not null),
        check (status not in ('ANSWERED', 'UNREACHED', 'SKIPPED', 'CANCELLED') or next_at is null)
      );
      select rejoin_tenant('check_in');
      create index check_in_planned on check_in (mission_id, due_on, id) where status = 'PLANNED';
      create index check_in_asked on check_in (mission_id, next_at, id) where status in ('ASKED', 'CALLING', 'VISITING');
      create index check_in_of_person on check_in (mission_id, jobseeker_id, due_on);
      create index check_in_of_employer on check_in (mission_id, employer_id, due_on) where side = 'EMPLOYER';

      create table check_in_answer (
        mission_id uuid not null references mission (id),
        check_in_id uuid not null,
        number integer not null check (number > 0),
        answer text not null check (answer in ('FINE', 'NOT_FINE', 'CALL_ME', 'DANGER', 'MONEY', 'LEFT')),
        channel text not null check (channel in ('TEXT', 'CALL', 'VISIT', 'IN_PERSON', 'API', 'LINK')),
        said_by text not null check (said_by in ('PERSON', 'EMPLOYER')),
        by_account uuid,
        at timestamptz(3) not null,
        voice bytea,
        primary key (mission_id, check_in_id, number),
        foreign key (mission_id, check_in_id) references check_in (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id),
        -- Pay, fees, hours and safety are never asked by text, nor of an employer.
        check (voice is null or (said_by = 'PERSON' and channel in ('CALL', 'VISIT', 'IN_PERSON')))
      );
      select rejoin_tenant('check_in_answer');
      revoke update, delete on check_in_answer from rejoin_service;
      -- Forgetting somebody empties what they said.
      grant update (voice) on check_in_answer to rejoin_service;

      create table fee_report (
        mission_id uuid not null references mission (id),
        id uuid not null,
        employer_id uuid not null,
        placement_id uuid not null,
        jobseeker_id uuid not null,
        at timestamptz(3) not null,
        may_confront boolean not null,
        lifted_at timestamptz(3),
        lifted_by uuid,
        lift_reason text check (length(lift_reason) between 1 and 1000),
        primary key (mission_id, id),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, placement_id) references placement (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, lifted_by) references account (mission_id, id),
        check ((lifted_at is null) = (lift_reason is null))
      );
      select rejoin_tenant('fee_report');
      create unique index fee_report_once on fee_report (mission_id, placement_id) where lifted_at is null;
      create index fee_report_of_employer on fee_report (mission_id, employer_id) where lifted_at is null;

      create table check_in_calendar (
        mission_id uuid not null references mission (id),
        on_day date not null,
        primary key (mission_id)
      );
      select rejoin_tenant('check_in_calendar');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table check_in_calendar, fee_report, check_in_answer, check_in;');
  }
}
