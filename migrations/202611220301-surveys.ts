import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people answered in the reintegration survey, encrypted by their keys; when and how they were asked is in columns. */
export class Surveys2026112203010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table survey_response (
        mission_id uuid not null references mission (id),
        id uuid not null,
        jobseeker_id uuid not null,
        instrument text not null check (length(instrument) between 1 and 100),
        round text not null check (round in ('BASELINE', 'MONTH_3', 'MONTH_6', 'MONTH_9', 'MONTH_12')),
        part text not null check (part in ('GENERAL', 'PSYCHOSOCIAL')),
        revision integer not null check (revision > 0),
        channel text not null check (channel in ('IN_PERSON', 'CALL', 'TEXT')),
        conducted_on date not null,
        referral_ready boolean not null,
        recorded_by uuid,
        recorded_at timestamptz(3) not null,
        answers bytea not null,
        primary key (mission_id, id),
        -- Corrections are lines: two that raced cannot both be the same one.
        constraint survey_revision unique (mission_id, jobseeker_id, round, part, revision),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, recorded_by) references account (mission_id, id),
        check (part = 'GENERAL' or (round in ('BASELINE', 'MONTH_6', 'MONTH_12') and channel <> 'TEXT' and referral_ready))
      );
      select rejoin_tenant('survey_response');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table survey_response;');
  }
}
