import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit log is kept for six years. What is older goes seal by seal from the beginning, through a function that takes no other age; the number
 * and digest of the last seal that went stay, so that the chain can still be verified from there.
 */
export class AuditPurge2026112202450 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_purge (
        mission_id uuid not null,
        number integer not null check (number > 0),
        digest bytea not null check (length(digest) = 32),
        purged_at timestamptz(3) not null,
        primary key (mission_id)
      );
      select rejoin_tenant('audit_purge');
      revoke insert, update, delete on audit_purge from rejoin_service;

      create or replace function refuse_audit_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and current_setting('app.audit_purge', true) = 'on' then return null; end if;
        raise exception 'the audit log is only appended to: no % of %', lower(tg_op), tg_table_name;
      end $$;

      -- Seals at the beginning of the chain whose entries are all older than six years, at most so many, and never the last of all. Answers how many.
      create function purge_audit(mission uuid, most integer) returns integer language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      declare
        head record;
        gone integer;
      begin
        perform pg_advisory_xact_lock(hashtextextended('audit seals ' || mission, 0));
        select s.number, s.digest into head from public.audit_seal s
          where s.mission_id = mission
            and s.number < (select max(number) from public.audit_seal where mission_id = mission)
            and s.number < (select min(number) from public.audit_seal where mission_id = mission) + most
            and not exists (
              select from public.audit_seal y where y.mission_id = mission and y.number <= s.number and y.last_at >= now() - interval '6 years')
          order by s.number desc limit 1;
        if head is null then return 0; end if;
        perform set_config('app.audit_purge', 'on', true);
        delete from public.audit_entry e using (select unnest(entries) as id from public.audit_seal where mission_id = mission and number <= head.number) old
          where e.mission_id = mission and e.id = old.id;
        delete from public.audit_seal where mission_id = mission and number <= head.number;
        get diagnostics gone = row_count;
        insert into public.audit_purge (mission_id, number, digest, purged_at) values (mission, head.number, head.digest, now())
          on conflict (mission_id) do update set number = excluded.number, digest = excluded.digest, purged_at = excluded.purged_at;
        perform set_config('app.audit_purge', '', true);
        return gone;
      end $$;
      revoke execute on function purge_audit(uuid, integer) from public;
      grant execute on function purge_audit(uuid, integer) to rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function purge_audit(uuid, integer);
      create or replace function refuse_audit_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit log is only appended to: no % of %', lower(tg_op), tg_table_name;
      end $$;
      drop table audit_purge;
    `);
  }
}
