import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A grant that waits ends with its venture: nobody refused it, and nobody will decide about it. Going back calls it refused. */
export class GrantsWithdrawn2026112208000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table business_grant drop constraint business_grant_decision_check,
        add constraint business_grant_decision_check check (decision in ('WAITING', 'AWARDED', 'REFUSED', 'WITHDRAWN')),
        add constraint business_grant_withdrawn check (decision <> 'WITHDRAWN' or decided_by is null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The owner sees no rows of tables that missions share.
    await runner.query(`
      alter table business_grant no force row level security;
      update business_grant set decision = 'REFUSED' where decision = 'WITHDRAWN';
      alter table business_grant force row level security;
      alter table business_grant drop constraint business_grant_withdrawn, drop constraint business_grant_decision_check,
        add constraint business_grant_decision_check check (decision in ('WAITING', 'AWARDED', 'REFUSED'));
    `);
  }
}
