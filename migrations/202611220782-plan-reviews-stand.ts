import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was asked about a business plan, and when, stays as it was written: only the opinion comes later. */
export class PlanReviewsStand2026112207820 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke update, delete on plan_review from rejoin_service;
      grant update (opinion, given_at) on plan_review to rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke update (opinion, given_at) on plan_review from rejoin_service;
      grant update, delete on plan_review to rejoin_service;
    `);
  }
}
