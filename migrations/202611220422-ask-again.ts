import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When staff were asked to ask again how somebody can be reached; null where they were not since it was asked last. */
export class AskAgain2026112204220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table safe_contact add column asked_again_on date;
      create index safe_contact_asked on safe_contact (mission_id, asked_on) where asked_again_on is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table safe_contact drop column asked_again_on;');
  }
}
