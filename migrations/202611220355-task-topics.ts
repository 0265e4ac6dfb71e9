import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a task that somebody opened by hand is about: a code, so that no free text can name anybody. */
export class TaskTopics2026112203550 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table task add column topic text check (topic in ('ATTENDANCE', 'CONFLICT', 'HOURS', 'OFFER', 'OTHER', 'PAPERS', 'PAY', 'PLAN', 'PROFILE', 'SAFETY', 'TRAVEL', 'TERMS'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table task drop column topic;');
  }
}
