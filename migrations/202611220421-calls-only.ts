import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether somebody at risk is called and never texted, as far as protection has not said otherwise. Of what was recorded before only the vault knows the
 * category: until protection has looked, those people are called.
 */
export class CallsOnly2026112204210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table vulnerability add column calls_only boolean not null default true;
      alter table vulnerability alter column calls_only drop default;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table vulnerability drop column calls_only;');
  }
}
