import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Airtime for surveys that were answered by text: what a mission gives, and each gift, once for a survey. */
export class Airtime2026112204310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table airtime_terms (
        mission_id uuid primary key references mission (id),
        kind text not null check (kind in ('GENERIC_HTTP', 'RECORDING')),
        settings jsonb not null,
        secrets bytea not null,
        minor integer not null check (minor > 0),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        status text not null check (status in ('ON', 'OFF')),
        version integer not null
      );
      select rejoin_tenant('airtime_terms');

      create table airtime (
        mission_id uuid not null,
        id uuid not null,
        jobseeker_id uuid not null,
        survey_id uuid not null,
        minor integer not null check (minor > 0),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        state text not null check (state in ('WAITING', 'SUBMITTING', 'SENT', 'FAILED', 'UNKNOWN')),
        attempts smallint not null check (attempts >= 0),
        -- What whoever sells it calls it.
        reference text check (length(reference) between 1 and 100),
        owed_at timestamptz(3) not null,
        -- When it is tried, or looked at again.
        next_at timestamptz(3),
        settled_at timestamptz(3),
        primary key (mission_id, id),
        -- Once for a survey, however often something runs.
        constraint airtime_once unique (mission_id, survey_id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, survey_id) references text_survey (mission_id, id),
        check ((state in ('WAITING', 'SUBMITTING')) = (next_at is not null)),
        check ((state in ('WAITING', 'SUBMITTING')) = (settled_at is null))
      );
      create index airtime_due on airtime (mission_id, next_at) where next_at is not null;
      create index airtime_of_person on airtime (mission_id, jobseeker_id);
      select rejoin_tenant('airtime');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table airtime; drop table airtime_terms');
  }
}
