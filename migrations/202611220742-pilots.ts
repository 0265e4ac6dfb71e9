import type { MigrationInterface, QueryRunner } from 'typeorm';

/** F32: a programme that is tried for a while says until when, so that whoever is in it knows. */
export class Pilots2026112207420 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table programme add column pilot boolean not null default false, add constraint programme_pilot_ends check (not pilot or ends_on is not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table programme drop column pilot');
  }
}
