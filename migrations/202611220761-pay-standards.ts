import type { MigrationInterface, QueryRunner } from 'typeorm';

/** L9: what pay is held against beside the law: collective agreements, and what comparable staff of a firm earn. A standard ends, it is not rewritten. */
export class PayStandards2026112207610 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pay_standard (
        mission_id uuid not null references mission (id),
        id uuid not null,
        basis text not null check (basis in ('COLLECTIVE_AGREEMENT', 'COMPARABLE_STAFF')),
        employer_id uuid,
        occupation text check (length(occupation) between 1 and 500),
        monthly_minor bigint not null check (monthly_minor > 0),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        valid_from date not null,
        valid_to date,
        source text not null check (length(source) between 1 and 500),
        recorded_by uuid not null,
        recorded_at timestamptz(3) not null,
        primary key (mission_id, id),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, recorded_by) references account (mission_id, id),
        check (valid_from <= valid_to),
        -- Comparable staff are those of one firm.
        check (basis <> 'COMPARABLE_STAFF' or employer_id is not null)
      );
      select rejoin_tenant('pay_standard');
      revoke update, delete on pay_standard from rejoin_service;
      grant update (valid_to) on pay_standard to rejoin_service;
      create index on pay_standard (mission_id, employer_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table pay_standard');
  }
}
