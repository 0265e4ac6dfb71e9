import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Change notes by trigger, stored lists of both sides, and how far they are. A note is written in the transaction of the
 * change, with its transaction id, so that a reader can take exactly what a snapshot of its own had not seen.
 */
export class Matches2026112100100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table market_change (
        mission_id uuid not null,
        id bigint generated always as identity,
        side text not null check (side in ('JOBSEEKER', 'OPENING', 'EMPLOYER', 'MARKET')),
        subject_id uuid,
        xact xid8 not null default pg_current_xact_id(),
        noted_at timestamptz not null default clock_timestamp(),
        primary key (mission_id, id),
        check ((side = 'MARKET') = (subject_id is null))
      );
      create index on market_change (mission_id, xact);
      select rejoin_tenant('market_change');

      create table market_state (
        mission_id uuid primary key references mission (id),
        as_of date,
        policy text,
        classification text,
        cursor text,
        refreshed_at timestamptz
      );
      select rejoin_tenant('market_state');

      create table market_run (
        mission_id uuid not null references mission (id),
        id uuid not null,
        kind text not null check (kind in ('REFRESH', 'FULL', 'CHECK')),
        state text not null check (state in ('RUNNING', 'DONE', 'FAILED')),
        done integer not null default 0,
        total integer not null default 0,
        changes integer not null default 0,
        matches integer,
        differences integer,
        started_at timestamptz(3) not null,
        finished_at timestamptz(3),
        primary key (mission_id, id)
      );
      create index on market_run (mission_id, started_at desc);
      select rejoin_tenant('market_run');

      create table opening_match (
        mission_id uuid not null,
        opening_id uuid not null,
        jobseeker_id uuid not null,
        score integer not null check (score between 0 and 1000000),
        primary key (mission_id, opening_id, jobseeker_id)
      );
      create index on opening_match (mission_id, jobseeker_id);
      select rejoin_tenant('opening_match');

      create table jobseeker_match (
        mission_id uuid not null,
        jobseeker_id uuid not null,
        opening_id uuid not null,
        score integer not null check (score between 0 and 1000000),
        primary key (mission_id, jobseeker_id, opening_id)
      );
      create index on jobseeker_match (mission_id, opening_id);
      select rejoin_tenant('jobseeker_match');

      -- Rings the bell once a transaction: the setting is undone with a rolled-back savepoint, and ends with the transaction.
      create function ring_market(mission uuid) returns void language plpgsql as $$
      begin
        if coalesce(current_setting('app.market_rung', true), '') = mission::text then return; end if;
        insert into outbox (id, job, payload, key)
          values (gen_random_uuid(), 'refreshMarket', jsonb_build_object('missionId', mission), 'refreshMarket.' || mission);
        perform set_config('app.market_rung', mission::text, true);
      end $$;

      -- Arguments: the side, and the column that names the subject (none for MARKET).
      create function note_market_change() returns trigger language plpgsql as $$
      declare
        row_now jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
        mission uuid := coalesce(row_now ->> 'mission_id', row_now ->> 'id')::uuid;
      begin
        if tg_op = 'UPDATE' and to_jsonb(old) - 'version' = to_jsonb(new) - 'version' then return null; end if;
        insert into market_change (mission_id, side, subject_id) values (mission, tg_argv[0], (row_now ->> tg_argv[1])::uuid);
        perform ring_market(mission);
        return null;
      end $$;

      create trigger note_market_change after insert or update or delete on jobseeker
        for each row execute function note_market_change('JOBSEEKER', 'id');
      create trigger note_market_change after insert or update or delete on opening
        for each row execute function note_market_change('OPENING', 'id');
      create trigger note_market_change after insert or update or delete on employer
        for each row execute function note_market_change('EMPLOYER', 'id');
      create trigger note_market_change after insert or update or delete on exchange_rate
        for each row execute function note_market_change('MARKET');
      create trigger note_market_change after update on mission
        for each row execute function note_market_change('MARKET');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger note_market_change on mission;
      drop trigger note_market_change on exchange_rate;
      drop trigger note_market_change on employer;
      drop trigger note_market_change on opening;
      drop trigger note_market_change on jobseeker;
      drop function note_market_change();
      drop function ring_market(uuid);
      drop table jobseeker_match, opening_match, market_run, market_state, market_change;
    `);
  }
}
