import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who look for work, by handle, with their skill profiles and the history of their status. */
export class Jobseekers2026112100060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table jobseeker (
        mission_id uuid not null references mission (id),
        id uuid not null,
        handle text not null,
        case_reference text check (length(case_reference) between 1 and 200),
        kind text not null check (kind in ('RETURNEE', 'DISPLACED', 'COMMUNITY_MEMBER')),
        status text not null check (status in ('ACTIVE', 'PAUSED', 'WITHDRAWN', 'CLOSED')),
        status_reason text,
        assigned_to uuid not null,
        born_on_or_before date,
        profile jsonb not null,
        source text,
        external_id text,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        primary key (mission_id, id),
        constraint jobseeker_handle unique (mission_id, handle),
        constraint jobseeker_case_reference unique (mission_id, case_reference),
        constraint jobseeker_external unique (mission_id, source, external_id),
        constraint jobseeker_assigned_to foreign key (mission_id, assigned_to) references account (mission_id, id),
        check ((source is null) = (external_id is null))
      );
      create index on jobseeker (mission_id, assigned_to, created_at, id);
      create index on jobseeker (mission_id, created_at, id);
      select rejoin_tenant('jobseeker');

      create table jobseeker_status (
        mission_id uuid not null,
        id uuid not null,
        jobseeker_id uuid not null,
        from_status text,
        to_status text not null,
        reason text,
        account_id uuid,
        at timestamptz(3) not null,
        primary key (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id)
      );
      create index on jobseeker_status (mission_id, jobseeker_id, at);
      select rejoin_tenant('jobseeker_status');
      revoke update, delete on jobseeker_status from rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table jobseeker_status, jobseeker;');
  }
}
