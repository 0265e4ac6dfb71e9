import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a programme pays at an opening: written by staff beside the opening, never read by matching. */
export class SupportedOpenings2026112205200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table supported_opening (
        mission_id uuid not null references mission (id),
        opening_id uuid not null,
        programme_id uuid not null,
        instrument text check (instrument in ('WAGE_SUBSIDY', 'PAID_INTERNSHIP', 'ON_THE_JOB_TRAINING', 'CASH_FOR_WORK', 'TRAINING')),
        fund_id uuid,
        amount_minor bigint check (amount_minor > 0),
        share_percent integer check (share_percent between 1 and 100),
        months integer check (months between 1 and 120),
        wage_steps_percent integer[] check (cardinality(wage_steps_percent) between 1 and 36),
        retention_months integer check (retention_months between 1 and 120),
        reference_wage_minor bigint check (reference_wage_minor > 0),
        goal text check (length(goal) between 1 and 1000),
        review_on date,
        version integer not null,
        changed_by uuid,
        changed_at timestamptz(3) not null,
        primary key (mission_id, opening_id),
        foreign key (mission_id, opening_id) references opening (mission_id, id),
        foreign key (mission_id, programme_id) references programme (mission_id, id),
        foreign key (mission_id, fund_id) references fund (mission_id, id),
        foreign key (mission_id, changed_by) references account (mission_id, id),
        -- Money comes of a fund, by an instrument, for a time.
        check (num_nonnulls(fund_id, amount_minor) in (0, 2)),
        check (fund_id is null or instrument is not null and months is not null)
      );
      select rejoin_tenant('supported_opening');
      create index on supported_opening (mission_id, programme_id);
      create index on supported_opening (mission_id, fund_id) where fund_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table supported_opening;');
  }
}
