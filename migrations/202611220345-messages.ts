import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Texts to people: what each is for and how far it came; codes to fill in, never words. */
export class Messages2026112203450 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table message (
        mission_id uuid not null references mission (id),
        id uuid not null,
        jobseeker_id uuid not null,
        kind text not null check (kind ~ '^[A-Z][A-Z_]{0,59}$'),
        subject_kind text not null check (subject_kind ~ '^[A-Z][A-Za-z]{0,63}$'),
        subject_id uuid not null,
        occasion text not null check (occasion ~ '^[A-Za-z0-9._-]{1,80}$'),
        variables jsonb not null,
        not_after timestamptz(3),
        status text not null check (status in ('QUEUED', 'RECORDED', 'UNDELIVERABLE', 'CANCELLED')),
        queued_at timestamptz(3) not null,
        delivered_at timestamptz(3),
        version integer not null,
        primary key (mission_id, id),
        -- A text arises once, however often its cause runs.
        constraint message_once unique (mission_id, kind, subject_id, occasion),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        check ((status = 'RECORDED') = (delivered_at is not null))
      );
      select rejoin_tenant('message');
      create index message_waits on message (mission_id, queued_at, id) where status = 'QUEUED';
      create index message_of_subject on message (mission_id, subject_kind, subject_id);
      create index message_of_person on message (mission_id, jobseeker_id, queued_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table message;');
  }
}
