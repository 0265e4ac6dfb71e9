import type { MigrationInterface, QueryRunner } from 'typeorm';

/** L12: how many work at an employer before anybody is paid for, and what it declares month by month. Declarations are added, never rewritten; the last of a month counts. */
export class Payrolls2026112205220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table head_count_baseline (
        mission_id uuid not null references mission (id),
        employer_id uuid not null,
        head_count integer not null check (head_count between 0 and 1000000),
        counted_on date not null,
        version integer not null,
        changed_by uuid,
        changed_at timestamptz(3) not null,
        primary key (mission_id, employer_id),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, changed_by) references account (mission_id, id)
      );
      select rejoin_tenant('head_count_baseline');
      revoke delete on head_count_baseline from rejoin_service;

      create table payroll_declaration (
        mission_id uuid not null references mission (id),
        id uuid not null,
        employer_id uuid not null,
        month date not null check (extract(day from month) = 1),
        number integer not null check (number > 0),
        head_count integer not null check (head_count between 0 and 1000000),
        wages_paid boolean not null,
        dismissals jsonb not null check (jsonb_typeof(dismissals) = 'array'),
        declared_by uuid,
        declared_at timestamptz(3) not null,
        primary key (mission_id, id),
        -- Two that raced are two declarations, one after the other.
        constraint payroll_declaration_number unique (mission_id, employer_id, month, number),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, declared_by) references account (mission_id, id)
      );
      select rejoin_tenant('payroll_declaration');
      revoke update, delete on payroll_declaration from rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table payroll_declaration, head_count_baseline;');
  }
}
