import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The work list of the staff: ids and codes, the history of each task, and on which day each daily search was made. */
export class Tasks2026112203000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table task (
        mission_id uuid not null references mission (id),
        id uuid not null,
        key text not null check (length(key) between 1 and 200),
        kind text not null check (kind in ('CALL', 'VISIT', 'REVIEW', 'INCIDENT', 'COMPLAINT', 'FEE_ASKED', 'LATE_ANSWER', 'SURVEY', 'PAPER_MISSING', 'PAPER_EXPIRES',
          'EMPLOYER_CHECK_IN', 'EMPLOYER_REVERIFY')),
        subject_kind text not null check (subject_kind ~ '^[A-Z][A-Za-z]{0,63}$'),
        subject_id uuid not null,
        jobseeker_id uuid,
        queue text not null check (queue in ('CASE_MANAGER', 'JOB_PLACEMENT_OFFICER', 'PROTECTION')),
        owner uuid,
        hidden_from uuid,
        priority smallint not null check (priority between 0 and 3),
        due_on date not null,
        escalation smallint not null check (escalation >= 0),
        escalated_to text check (escalated_to in ('CASE_MANAGER', 'JOB_PLACEMENT_OFFICER', 'PROTECTION')),
        escalates_on date,
        status text not null check (status in ('OPEN', 'DONE', 'CANCELLED')),
        outcome text,
        opened_at timestamptz(3) not null,
        ended_at timestamptz(3),
        version integer not null,
        primary key (mission_id, id),
        -- A need is a task once, however often a job finds it.
        constraint task_key unique (mission_id, key),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, owner) references account (mission_id, id),
        foreign key (mission_id, hidden_from) references account (mission_id, id),
        check ((status = 'OPEN') = (ended_at is null) and (status = 'OPEN') = (outcome is null)),
        check (status <> 'DONE' or outcome in ('SETTLED', 'REACHED', 'NOT_REACHED', 'REFERRED')),
        check (status <> 'CANCELLED' or outcome in ('NOT_NEEDED', 'REPEATED'))
      );
      select rejoin_tenant('task');
      create index task_list on task (mission_id, status, priority, due_on, id);
      create index task_of_person on task (mission_id, jobseeker_id) where jobseeker_id is not null;
      create index task_late on task (mission_id, escalates_on) where status = 'OPEN' and escalates_on is not null;

      create table task_step (
        mission_id uuid not null references mission (id),
        task_id uuid not null,
        version integer not null,
        act text not null check (act in ('OPENED', 'ASSIGNED', 'ESCALATED', 'DONE', 'CANCELLED')),
        owner uuid,
        escalated_to text,
        outcome text,
        by_account uuid,
        at timestamptz(3) not null,
        -- One line a version: two steps that raced cannot both be written.
        primary key (mission_id, task_id, version),
        foreign key (mission_id, task_id) references task (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('task_step');
      revoke update, delete on task_step from rejoin_service;

      create table task_search (
        mission_id uuid not null references mission (id),
        kind text not null,
        on_day date not null,
        primary key (mission_id, kind)
      );
      select rejoin_tenant('task_search');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table task_search, task_step, task;');
  }
}
