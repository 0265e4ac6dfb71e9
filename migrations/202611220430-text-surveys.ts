import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plain questions of the survey that are asked by text, one after the other. Answers are encrypted by the key of the person until the last one is there. */
export class TextSurveys2026112204300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table text_survey (
        mission_id uuid not null references mission (id),
        id uuid not null,
        jobseeker_id uuid not null,
        round text not null check (round ~ '^[A-Z0-9_]{1,20}$'),
        status text not null check (status in ('ASKING', 'COMPLETE', 'ENDED')),
        -- Code of the question that waits for an answer.
        asked text check (asked ~ '^[A-Z0-9_]{1,40}$'),
        answers bytea,
        started_by uuid,
        started_at timestamptz(3) not null,
        -- When the question that waits was asked.
        asked_at timestamptz(3) not null,
        ended_at timestamptz(3),
        primary key (mission_id, id),
        -- A round is asked by text once.
        constraint text_survey_once unique (mission_id, jobseeker_id, round),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, started_by) references account (mission_id, id),
        check ((status = 'ASKING') = (ended_at is null)),
        check (status <> 'ASKING' or asked is not null),
        check (status = 'ASKING' or answers is null)
      );
      create unique index text_survey_open on text_survey (mission_id, jobseeker_id) where status = 'ASKING';
      create index text_survey_silent on text_survey (mission_id, asked_at) where status = 'ASKING';
      select rejoin_tenant('text_survey');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table text_survey');
  }
}
