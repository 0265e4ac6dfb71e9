import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes that are texted to somebody's number and said once, so that both know who speaks. */
export class OneTimeCodes2026112204230 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table one_time_code (
        mission_id uuid not null,
        id uuid not null,
        jobseeker_id uuid not null,
        -- By the person's key; gone once it is used or over.
        sealed bytea,
        tries smallint not null check (tries between 0 and 5),
        asked_by uuid,
        sent_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        used_at timestamptz(3),
        primary key (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, asked_by) references account (mission_id, id),
        check (expires_at > sent_at),
        check (used_at is null or sealed is null)
      );
      -- One at a time works.
      create unique index one_time_code_waits on one_time_code (mission_id, jobseeker_id) where sealed is not null;
      create index one_time_code_of_person on one_time_code (mission_id, jobseeker_id, sent_at);
      select rejoin_tenant('one_time_code');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table one_time_code;');
  }
}
