import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A start that nobody has confirmed is asked about. */
export class StartCheckIns2026112203490 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table check_in drop constraint check_in_kind_check;
      alter table check_in add constraint check_in_kind_check check (kind in ('START', 'DAY_7', 'DAY_30', 'AFTER_SUBSIDY', 'RETENTION_END', 'MONTH', 'FOLLOW_UP_END'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from check_in where kind = 'START';
      alter table check_in drop constraint check_in_kind_check;
      alter table check_in add constraint check_in_kind_check check (kind in ('DAY_7', 'DAY_30', 'AFTER_SUBSIDY', 'RETENTION_END', 'MONTH', 'FOLLOW_UP_END'));
    `);
  }
}
