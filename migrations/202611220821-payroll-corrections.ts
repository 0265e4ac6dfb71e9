import type { MigrationInterface, QueryRunner } from 'typeorm';

/** L12: what was paid for a month by a declaration that does not say so any more, and what finance decided about it. */
export class PayrollCorrections2026112208210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table payroll_correction (
        mission_id uuid not null references mission (id),
        id uuid not null,
        employer_id uuid not null,
        award_id uuid not null,
        payment_id uuid not null,
        month date not null check (extract(day from month) = 1),
        cause text not null check (cause in ('WAGES_UNPAID', 'DISPLACEMENT')),
        minor bigint not null check (minor > 0),
        status text not null check (status in ('OPEN', 'CLAIMED_BACK', 'SETTLED', 'STANDS', 'WITHDRAWN')),
        opened_at timestamptz(3) not null,
        decided_by uuid,
        decided_at timestamptz(3),
        version integer not null,
        primary key (mission_id, id),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, award_id) references award (mission_id, id),
        foreign key (mission_id, payment_id) references payment (mission_id, id),
        foreign key (mission_id, decided_by) references account (mission_id, id),
        check ((status = 'OPEN') = (decided_at is null)),
        -- The service itself withdraws; somebody decides everything else.
        check (status in ('OPEN', 'WITHDRAWN') or decided_by is not null)
      );
      select rejoin_tenant('payroll_correction');
      revoke update, delete on payroll_correction from rejoin_service;
      grant update (status, decided_by, decided_at, version) on payroll_correction to rejoin_service;
      -- What a payment held for a month is asked back once.
      create unique index payroll_correction_once on payroll_correction (mission_id, payment_id, month) where status in ('OPEN', 'CLAIMED_BACK', 'SETTLED');
      create index on payroll_correction (mission_id, award_id);
      create index on payroll_correction (mission_id, employer_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table payroll_correction');
  }
}
