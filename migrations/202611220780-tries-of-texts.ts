import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often it was tried in vain to work something through that a relay told. */
export class TriesOfTexts2026112207800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table relay_event add column tries smallint not null default 0 check (tries >= 0)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table relay_event drop column tries');
  }
}
