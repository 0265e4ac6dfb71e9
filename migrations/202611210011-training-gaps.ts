import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports on which skills would unlock the most openings for the most people. */
export class TrainingGaps2026112100110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table training_gap_run (
        mission_id uuid not null references mission (id),
        id uuid not null,
        state text not null check (state in ('REQUESTED', 'RUNNING', 'DONE', 'FAILED')),
        as_of date,
        policy text,
        classification text,
        done integer not null default 0,
        total integer not null default 0,
        requested_at timestamptz(3) not null,
        told_at timestamptz(3) not null,
        finished_at timestamptz(3),
        primary key (mission_id, id),
        check (state <> 'DONE' or as_of is not null and policy is not null and classification is not null),
        check ((state in ('DONE', 'FAILED')) = (finished_at is not null))
      );
      create index on training_gap_run (mission_id, requested_at desc);
      -- Asking again while one is under way gets that one.
      create unique index training_gap_run_open on training_gap_run (mission_id) where state in ('REQUESTED', 'RUNNING');
      select rejoin_tenant('training_gap_run');

      create table training_gap (
        mission_id uuid not null,
        run_id uuid not null,
        rank integer not null check (rank > 0),
        skill_uri text not null,
        level smallint not null check (level between 1 and 4),
        openings integer not null check (openings > 0),
        seats integer not null check (seats > 0),
        people integer not null check (people > 0),
        people_without_match integer not null check (people_without_match between 0 and people),
        pairs bigint not null check (pairs >= greatest(openings, people)),
        mean_score integer not null check (mean_score between 0 and 1000000),
        primary key (mission_id, run_id, rank),
        unique (mission_id, run_id, skill_uri),
        foreign key (mission_id, run_id) references training_gap_run (mission_id, id) on delete cascade
      );
      select rejoin_tenant('training_gap');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table training_gap, training_gap_run');
  }
}
