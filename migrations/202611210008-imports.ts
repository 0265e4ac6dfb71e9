import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Uploads with their state, the bytes until they are worked off, and the refused rows. The bytes are here and not in a folder, so that
 * API and workers on different machines both see them, fenced like everything else. No name of a file is kept.
 */
export class Imports2026112100080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table import (
        mission_id uuid not null references mission (id),
        id uuid not null,
        account_id uuid not null,
        kind text not null check (kind ~ '^[A-Z_]{1,40}$'),
        source text not null check (length(source) between 1 and 100),
        format text not null check (format in ('CSV', 'JSON_LINES')),
        gzip boolean not null,
        delimiter text check (delimiter in (',', ';', E'\\t')),
        dry_run boolean not null,
        status text not null check (status in ('RECEIVING', 'WAITING', 'RUNNING', 'DONE', 'STOPPED', 'FAILED')),
        bytes bigint not null default 0,
        bytes_read bigint not null default 0,
        last_row integer not null default 0,
        created integer not null default 0,
        updated integer not null default 0,
        unchanged integer not null default 0,
        refused integer not null default 0,
        header text[],
        failure_code text,
        failure_message text,
        failure_row integer,
        created_at timestamptz(3) not null,
        changed_at timestamptz(3) not null,
        finished_at timestamptz(3),
        primary key (mission_id, id),
        foreign key (mission_id, account_id) references account (mission_id, id),
        check ((format = 'CSV') = (delimiter is not null)),
        check ((status = 'FAILED') = (failure_code is not null)),
        check ((failure_code is null) = (failure_message is null)),
        check ((status in ('DONE', 'STOPPED', 'FAILED')) = (finished_at is not null)),
        check (bytes_read <= bytes)
      );
      create index on import (mission_id, account_id, created_at, id);
      create index on import (mission_id, changed_at) where status in ('RECEIVING', 'WAITING', 'RUNNING');
      select rejoin_tenant('import');

      create table import_chunk (
        mission_id uuid not null,
        import_id uuid not null,
        number integer not null,
        bytes bytea not null,
        primary key (mission_id, import_id, number),
        foreign key (mission_id, import_id) references import (mission_id, id) on delete cascade
      );
      -- Files that are packed already, and bytes that live for minutes: not worth packing again.
      alter table import_chunk alter column bytes set storage external;
      select rejoin_tenant('import_chunk');

      -- Which external ids a file has had so far, while it is worked off: the second row of one id is refused.
      create table import_row (
        mission_id uuid not null,
        import_id uuid not null,
        external_id text not null,
        row_number integer not null,
        primary key (mission_id, import_id, external_id),
        foreign key (mission_id, import_id) references import (mission_id, id) on delete cascade
      );
      select rejoin_tenant('import_row');

      create table import_refusal (
        mission_id uuid not null,
        import_id uuid not null,
        row_number integer not null,
        code text not null,
        field text,
        message text not null,
        original jsonb not null,
        primary key (mission_id, import_id, row_number),
        foreign key (mission_id, import_id) references import (mission_id, id) on delete cascade
      );
      select rejoin_tenant('import_refusal');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table import_refusal, import_row, import_chunk, import;');
  }
}
