import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tenancy, missions, accounts and the answers kept for idempotency keys. */
export class Ground2026112100010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'rejoin_service') then
          raise exception 'the role rejoin_service is missing: create role rejoin_service login nobypassrls';
        end if;
      end $$;
      revoke create on schema public from public;
      grant usage on schema public to rejoin_service;

      -- Fences a table to its mission. Without a mission set, no rows: not an error, and not all of them.
      create function rejoin_tenant(target regclass) returns void language plpgsql as $$
      begin
        execute format('alter table %s enable row level security', target);
        execute format('alter table %s force row level security', target);
        execute format($policy$create policy mission on %s
          using (mission_id = nullif(current_setting('app.mission', true), '')::uuid)
          with check (mission_id = nullif(current_setting('app.mission', true), '')::uuid)$policy$, target);
        execute format('grant select, insert, update, delete on %s to rejoin_service', target);
      end $$;

      create table mission (
        id uuid primary key,
        name text not null unique check (length(name) between 1 and 200),
        country text not null check (country ~ '^[A-Z]{2}$'),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        time_zone text not null,
        languages text[] not null check (cardinality(languages) > 0),
        classification text not null,
        constructed boolean not null default false,
        version integer not null default 1,
        created_at timestamptz not null default now()
      );
      grant select, insert, update on mission to rejoin_service;

      create table account (
        mission_id uuid not null references mission (id),
        id uuid not null,
        label text not null check (length(label) between 1 and 200),
        roles text[] not null check (cardinality(roles) > 0),
        employer_id uuid,
        status text not null check (status in ('INVITED', 'ACTIVE', 'REVOKED')),
        invitation_digest bytea,
        invitation_expires_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        ended_at timestamptz,
        end_reason text,
        primary key (mission_id, id),
        check ((status = 'INVITED') = (invitation_digest is not null)),
        check ((status = 'REVOKED') = (ended_at is not null))
      );
      select rejoin_tenant('account');

      create table login (
        subject_digest bytea not null,
        mission_id uuid not null references mission (id),
        account_id uuid not null,
        primary key (subject_digest, mission_id),
        foreign key (mission_id, account_id) references account (mission_id, id)
      );
      create table invitation (
        digest bytea primary key,
        mission_id uuid not null references mission (id),
        account_id uuid not null
      );
      grant select, insert, delete on login, invitation to rejoin_service;

      create table idempotency_key (
        mission_id uuid not null references mission (id),
        account_id uuid not null,
        key text not null check (length(key) between 1 and 200),
        name text not null,
        digest text not null,
        answer bytea,
        created_at timestamptz not null default now(),
        primary key (mission_id, account_id, key)
      );
      create index on idempotency_key (mission_id, created_at);
      select rejoin_tenant('idempotency_key');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table idempotency_key, invitation, login, account, mission;
      drop function rejoin_tenant(regclass);
      revoke usage on schema public from rejoin_service;
      grant create on schema public to public;
    `);
  }
}
