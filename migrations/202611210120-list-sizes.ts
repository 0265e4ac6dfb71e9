import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For which lengths the stored lists were computed: with other lengths, a short list says nothing. */
export class ListSizes2026112101200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table market_state add column list_sizes text;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table market_state drop column list_sizes;');
  }
}
