import type { MigrationInterface, QueryRunner } from 'typeorm';

/** L12: why fewer people are held against a firm than were counted before. */
export class BaselineReason2026112207810 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table head_count_baseline add column reason text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table head_count_baseline drop column reason');
  }
}
