import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Jobs requested inside transactions. Without a mission: the relay empties it before any mission is known. */
export class Outbox2026112100020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        id uuid primary key,
        job text not null,
        payload jsonb not null,
        key text not null,
        created_at timestamptz not null default now()
      );
      -- The relay's "for update" needs the right to update some column.
      grant select, insert, delete, update (created_at) on outbox to rejoin_service;

      -- PostgreSQL delivers a notification at commit, and one per transaction however many rows it left.
      create function outbox_bell() returns trigger language plpgsql as $$
      begin
        perform pg_notify('rejoin_outbox', '');
        return null;
      end $$;
      create trigger outbox_bell after insert on outbox for each statement execute function outbox_bell();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table outbox;
      drop function outbox_bell();
    `);
  }
}
