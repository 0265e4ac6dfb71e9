import type { MigrationInterface, QueryRunner } from 'typeorm';

/** L14: what staff found when they looked whether work at an employer is decent. Checks are added, never rewritten; the last one counts while it holds. */
export class DecentWork2026112205230 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table decent_work_check (
        mission_id uuid not null references mission (id),
        employer_id uuid not null,
        number integer not null check (number > 0),
        checked_on date not null,
        holds_until date not null,
        points jsonb not null check (jsonb_typeof(points) = 'array'),
        plan text check (length(plan) between 1 and 2000),
        checked_by uuid,
        checked_at timestamptz(3) not null,
        -- Two that raced are two checks, one after the other.
        primary key (mission_id, employer_id, number),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, checked_by) references account (mission_id, id),
        check (checked_on < holds_until)
      );
      select rejoin_tenant('decent_work_check');
      revoke update, delete on decent_work_check from rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table decent_work_check;');
  }
}
