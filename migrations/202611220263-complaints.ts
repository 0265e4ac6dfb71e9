import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Complaints of people, what was said encrypted by the person's key, and their steps, which are only added to. */
export class Complaints2026112202630 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table complaint (
        mission_id uuid not null references mission (id),
        id uuid not null,
        reference text not null,
        jobseeker_id uuid not null,
        held_by uuid not null,
        about text not null check (about in ('CASE_HANDLING', 'DATA', 'EMPLOYER', 'MONEY', 'CONDUCT', 'OTHER')),
        statement bytea not null,
        status text not null check (status in ('OPEN', 'IN_REVIEW', 'ANSWERED')),
        answer bytea,
        filed_by uuid,
        filed_at timestamptz(3) not null,
        in_review_at timestamptz(3),
        answered_at timestamptz(3),
        version integer not null,
        primary key (mission_id, id),
        constraint complaint_reference unique (mission_id, reference),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, held_by) references account (mission_id, id),
        foreign key (mission_id, filed_by) references account (mission_id, id),
        check (status = 'OPEN' or in_review_at is not null),
        check (status <> 'ANSWERED' or (answered_at is not null and answer is not null))
      );
      select rejoin_tenant('complaint');
      create index on complaint (mission_id, filed_at, id);

      create table complaint_step (
        mission_id uuid not null references mission (id),
        complaint_id uuid not null,
        version integer not null,
        from_status text,
        to_status text not null,
        by_account uuid,
        at timestamptz(3) not null,
        -- One line a version: two steps that raced cannot both be written.
        primary key (mission_id, complaint_id, version),
        foreign key (mission_id, complaint_id) references complaint (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('complaint_step');
      revoke update, delete on complaint_step from rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table complaint_step, complaint;');
  }
}
