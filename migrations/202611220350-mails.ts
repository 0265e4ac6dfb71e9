import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters to be sent: what each is about, by ids and codes. What they say and whom they go to is read when they are sent, and not kept here. */
export class Mails2026112203500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail (
        mission_id uuid not null references mission (id),
        id uuid not null,
        kind text not null check (kind ~ '^[A-Z][A-Z_]{0,39}$'),
        subject_id uuid not null,
        occasion text not null check (occasion ~ '^[A-Za-z0-9.-]{1,80}$'),
        status text not null check (status in ('QUEUED', 'SENDING', 'SENT', 'FAILED', 'CANCELLED')),
        attempts smallint not null check (attempts >= 0),
        try_at timestamptz(3) not null,
        not_after timestamptz(3) not null,
        problem text check (problem ~ '^[A-Z][A-Z_]{0,39}$'),
        queued_at timestamptz(3) not null,
        ended_at timestamptz(3),
        version integer not null,
        primary key (mission_id, id),
        -- A letter arises once, however often a job finds its cause.
        constraint mail_once unique (mission_id, kind, subject_id, occasion),
        check ((status in ('QUEUED', 'SENDING')) = (ended_at is null)),
        check (status <> 'FAILED' or problem is not null)
      );
      select rejoin_tenant('mail');
      create index mail_due on mail (mission_id, try_at) where status in ('QUEUED', 'SENDING');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mail;');
  }
}
