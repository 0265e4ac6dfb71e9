import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What currencies cost in a mission's own, by day. */
export class ExchangeRates2026112100030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table exchange_rate (
        mission_id uuid not null references mission (id),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        valid_from date not null,
        rate numeric not null check (rate > 0),
        primary key (mission_id, currency, valid_from)
      );
      select rejoin_tenant('exchange_rate');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table exchange_rate;');
  }
}
