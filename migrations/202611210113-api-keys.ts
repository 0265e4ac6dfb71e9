import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys by which systems of employers sign in. The secret is never kept: its digest is where a key is looked up before its mission is known. */
export class ApiKeys2026112101130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table api_key (
        mission_id uuid not null references mission (id),
        id uuid not null,
        account_id uuid not null,
        employer_id uuid not null,
        label text not null check (length(label) between 1 and 200),
        scopes text[] not null check (cardinality(scopes) > 0),
        created_by uuid not null,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        last_used_on date,
        revoked_at timestamptz(3),
        primary key (mission_id, id),
        foreign key (mission_id, account_id) references account (mission_id, id),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        check (created_at < expires_at)
      );
      create index on api_key (mission_id, account_id);
      create index on api_key (mission_id, employer_id, id);
      select rejoin_tenant('api_key');
      revoke delete on api_key from rejoin_service;

      create table api_key_digest (
        key_id uuid primary key,
        mission_id uuid not null references mission (id),
        digest bytea not null check (length(digest) = 32)
      );
      grant select, insert, delete on api_key_digest to rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table api_key_digest, api_key;');
  }
}
