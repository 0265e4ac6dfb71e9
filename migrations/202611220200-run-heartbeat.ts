import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a run was last heard of: a run is dead when its worker is silent, not when it takes long. */
export class RunHeartbeat2026112202000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table market_run add column told_at timestamptz(3) not null default now();');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table market_run drop column told_at;');
  }
}
