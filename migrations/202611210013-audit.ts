import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit log. Entries and seals are appended and never changed: the service's role may not, and triggers stop whoever else may.
 * Beside each entry lies a note that no seal holds it yet, written in the same transaction by trigger: whatever commits late is
 * found all the same, in this cluster or in one that was restored from a dump. Writers touch no row of one another.
 */
export class Audit2026112100130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- No foreign keys: an entry outlives what it names, and writing one locks nothing.
      create table audit_entry (
        mission_id uuid not null,
        id uuid not null,
        at timestamptz(3) not null default clock_timestamp(),
        account_id uuid,
        act text not null check (act ~ '^[A-Za-z]{1,64}$'),
        deed text not null check (deed in ('READ', 'CHANGE')),
        subject_kind text check (subject_kind ~ '^[A-Z][A-Za-z]{0,63}$'),
        subject_id uuid,
        why text check (why ~ '^[A-Z_]{2,40}$'),
        primary key (mission_id, id),
        check (subject_id is not null or subject_kind is null),
        check (deed = 'CHANGE' or why is not null)
      );
      create index on audit_entry (mission_id, at, id);
      create index on audit_entry (mission_id, subject_id, at, id) where subject_id is not null;
      create index on audit_entry (mission_id, account_id, at, id);
      select rejoin_tenant('audit_entry');
      revoke update, delete on audit_entry from rejoin_service;

      create table audit_unsealed (
        mission_id uuid not null,
        entry_id uuid not null,
        noted_at timestamptz not null default clock_timestamp(),
        primary key (mission_id, entry_id)
      );
      select rejoin_tenant('audit_unsealed');
      revoke update on audit_unsealed from rejoin_service;

      create function note_unsealed() returns trigger language plpgsql as $$
      begin
        insert into audit_unsealed (mission_id, entry_id) select mission_id, id from entries;
        return null;
      end $$;
      create trigger note_unsealed after insert on audit_entry
        referencing new table as entries for each statement execute function note_unsealed();

      -- entries: the batch in its order; leaves: their SHA-256, 32 bytes each; digest: over the leaves and the seal before.
      create table audit_seal (
        mission_id uuid not null,
        number integer not null check (number > 0),
        sealed_at timestamptz(3) not null,
        first_at timestamptz(3) not null,
        last_at timestamptz(3) not null,
        count integer not null check (count > 0),
        entries uuid[] not null,
        leaves bytea not null,
        previous bytea not null check (length(previous) = 32),
        digest bytea not null check (length(digest) = 32),
        primary key (mission_id, number),
        check (cardinality(entries) = count and length(leaves) = 32 * count),
        check (first_at <= last_at)
      );
      select rejoin_tenant('audit_seal');
      revoke update, delete on audit_seal from rejoin_service;

      create function refuse_audit_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit log is only appended to: no % of %', lower(tg_op), tg_table_name;
      end $$;
      create trigger append_only before update or delete or truncate on audit_entry
        for each statement execute function refuse_audit_change();
      create trigger append_only before update or delete or truncate on audit_seal
        for each statement execute function refuse_audit_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit_seal, audit_unsealed, audit_entry;
      drop function refuse_audit_change();
      drop function note_unsealed();
    `);
  }
}
