import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The keys of people, wrapped, in a database of their own: a backup of what they encrypt shows nothing of whoever is erased here.
 * A key that was destroyed leaves its row, so that nobody makes another and a restored backup is erased again.
 */
export class PersonKeys2026112202400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'rejoin_service') then
          raise exception 'the role rejoin_service is missing: create role rejoin_service login nobypassrls';
        end if;
      end $$;
      revoke create on schema public from public;
      grant usage on schema public to rejoin_service;

      create function rejoin_tenant(target regclass) returns void language plpgsql as $$
      begin
        execute format('alter table %s enable row level security', target);
        execute format('alter table %s force row level security', target);
        execute format($policy$create policy mission on %s
          using (mission_id = nullif(current_setting('app.mission', true), '')::uuid)
          with check (mission_id = nullif(current_setting('app.mission', true), '')::uuid)$policy$, target);
        execute format('grant select, insert, update on %s to rejoin_service', target);
      end $$;

      -- Which keys have wrapped anything here, by a fingerprint: another key under a name that is known is found at the start.
      create table wrapping_key (
        id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
        fingerprint bytea not null check (length(fingerprint) = 32),
        first_seen_at timestamptz(3) not null default now()
      );
      grant select, insert on wrapping_key to rejoin_service;

      create table person_key (
        mission_id uuid not null,
        jobseeker_id uuid not null,
        id uuid not null,
        wrapped_by text,
        wrapped bytea,
        made_at timestamptz(3) not null default now(),
        destroyed_at timestamptz(3),
        primary key (mission_id, jobseeker_id),
        check ((wrapped is null) = (destroyed_at is not null)),
        check ((wrapped is null) = (wrapped_by is null))
      ) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20);
      create index on person_key (mission_id, wrapped_by);
      create index on person_key (mission_id, destroyed_at) where destroyed_at is not null;
      select rejoin_tenant('person_key');

      create table mission_key (
        mission_id uuid not null,
        purpose text not null check (purpose ~ '^[A-Z_]{2,40}$'),
        id uuid not null,
        wrapped_by text not null,
        wrapped bytea not null,
        primary key (mission_id, purpose)
      );
      select rejoin_tenant('mission_key');

      create function keep_destroyed() returns trigger language plpgsql as $$
      begin
        if old.destroyed_at is not null or new.id <> old.id then
          raise exception 'a key that was destroyed stays destroyed';
        end if;
        return new;
      end $$;
      create trigger keep_destroyed before update on person_key for each row execute function keep_destroyed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table mission_key, person_key, wrapping_key;
      drop function keep_destroyed();
      drop function rejoin_tenant(regclass);
      revoke usage on schema public from rejoin_service;
      grant create on schema public to public;
    `);
  }
}
