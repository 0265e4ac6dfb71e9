import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an installation owes to whoever made data that it loaded, for `about`: public texts, no mission's own. */
export class Credits2026112100120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table credit (
        subject text primary key,
        text text not null,
        licence text not null,
        url text not null,
        since timestamptz not null default now()
      );
      grant select, insert on credit to rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table credit;');
  }
}
