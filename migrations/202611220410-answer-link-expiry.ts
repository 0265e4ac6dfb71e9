import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links that are over are removed with every sweep, which finds them by their day. */
export class AnswerLinkExpiry2026112204100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index answer_link_expiry on answer_link (mission_id, expires_at);');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index answer_link_expiry;');
  }
}
