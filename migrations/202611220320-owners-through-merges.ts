import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose microenterprise an employer is holds through merges: an exclusion of one record of a person (F44) keeps apart from the firm that another record of
 * theirs owns, both ways, and whoever is kept apart by it is noted as changed when a merge is made or undone.
 */
export class OwnersThroughMerges2026112203200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- For each record that a merge closed, the last one that goes on from it.
      create view jobseeker_goes_on with (security_invoker = true) as
        with recursive merged (mission_id, record_id, kept_id) as (
          select mission_id, case when kept_id = one_id then other_id else one_id end, kept_id from jobseeker_duplicate where kept_id is not null
        ), up (mission_id, record_id, kept_id) as (
          select mission_id, record_id, kept_id from merged
          union select up.mission_id, up.record_id, m.kept_id from up join merged m on m.mission_id = up.mission_id and m.record_id = up.kept_id
        )
        select up.mission_id, up.record_id, up.kept_id from up
        where not exists (select from merged m where m.mission_id = up.mission_id and m.record_id = up.kept_id);
      grant select on jobseeker_goes_on to rejoin_service;

      create view employer_of_person with (security_invoker = true) as
        select e.mission_id, e.id as employer_id, coalesce(g.kept_id, e.owner_jobseeker_id) as person_id
        from employer e left join jobseeker_goes_on g on g.mission_id = e.mission_id and g.record_id = e.owner_jobseeker_id
        where e.owner_jobseeker_id is not null;
      grant select on employer_of_person to rejoin_service;

      create or replace view matching_exclusion with (security_invoker = true) as
        select mission_id, jobseeker_id, employer_id, latitude, longitude, km from exclusion where lifted_at is null and person_id is null
        union all
        select x.mission_id, x.jobseeker_id, e.employer_id, null, null, null
          from exclusion x left join jobseeker_goes_on g on g.mission_id = x.mission_id and g.record_id = x.person_id
          join employer_of_person e on e.mission_id = x.mission_id and e.person_id = coalesce(g.kept_id, x.person_id)
          where x.lifted_at is null and x.person_id is not null
        union all
        select x.mission_id, x.person_id, e.employer_id, null, null, null
          from exclusion x left join jobseeker_goes_on g on g.mission_id = x.mission_id and g.record_id = x.jobseeker_id
          join employer_of_person e on e.mission_id = x.mission_id and e.person_id = coalesce(g.kept_id, x.jobseeker_id)
          where x.lifted_at is null and x.person_id is not null;

      -- Notes whoever an exclusion keeps apart from any record of the people of these records.
      create function note_kept_apart(mission uuid, records uuid[]) returns void language plpgsql as $$
      begin
        perform note_goes_on(mission, x.id, true) from (
          with recursive same (id) as (
            select unnest(records)
            union select case when d.one_id = same.id then d.other_id else d.one_id end
              from same join jobseeker_duplicate d on d.mission_id = mission and d.kept_id is not null and same.id in (d.one_id, d.other_id)
          )
          select jobseeker_id as id from exclusion join same on person_id = same.id where exclusion.mission_id = mission
          union select person_id from exclusion join same on jobseeker_id = same.id where exclusion.mission_id = mission and person_id is not null
        ) x;
      end $$;

      create or replace function note_owner() returns trigger language plpgsql as $$
      declare
        mission uuid := case when tg_op = 'DELETE' then old.mission_id else new.mission_id end;
        owners uuid[] := array_remove(array[case when tg_op <> 'INSERT' then old.owner_jobseeker_id end, case when tg_op <> 'DELETE' then new.owner_jobseeker_id end], null);
      begin
        if tg_op = 'UPDATE' and old.owner_jobseeker_id is not distinct from new.owner_jobseeker_id then return null; end if;
        if owners <> '{}' then perform note_kept_apart(mission, owners); end if;
        return null;
      end $$;

      create or replace function note_merge() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' and old.kept_id is not null then
          perform note_goes_on(old.mission_id, old.kept_id, true);
          perform note_kept_apart(old.mission_id, array[old.one_id, old.other_id]);
        end if;
        if tg_op <> 'DELETE' and new.kept_id is not null then
          perform note_goes_on(new.mission_id, new.kept_id, true);
          perform note_kept_apart(new.mission_id, array[new.one_id, new.other_id]);
        end if;
        return null;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function note_merge() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' and old.kept_id is not null then perform note_goes_on(old.mission_id, old.kept_id, true); end if;
        if tg_op <> 'DELETE' and new.kept_id is not null then perform note_goes_on(new.mission_id, new.kept_id, true); end if;
        return null;
      end $$;

      create or replace function note_owner() returns trigger language plpgsql as $$
      declare
        mission uuid := case when tg_op = 'DELETE' then old.mission_id else new.mission_id end;
        owners uuid[] := array_remove(array[case when tg_op <> 'INSERT' then old.owner_jobseeker_id end, case when tg_op <> 'DELETE' then new.owner_jobseeker_id end], null);
      begin
        if tg_op = 'UPDATE' and old.owner_jobseeker_id is not distinct from new.owner_jobseeker_id then return null; end if;
        perform note_goes_on(mission, x.id, true) from (
          select jobseeker_id as id from exclusion where exclusion.mission_id = mission and person_id = any(owners)
          union select person_id from exclusion where exclusion.mission_id = mission and jobseeker_id = any(owners) and person_id is not null
        ) x;
        return null;
      end $$;
      drop function note_kept_apart(uuid, uuid[]);

      create or replace view matching_exclusion with (security_invoker = true) as
        select mission_id, jobseeker_id, employer_id, latitude, longitude, km from exclusion where lifted_at is null and person_id is null
        union all
        select x.mission_id, x.jobseeker_id, e.id, null, null, null
          from exclusion x join employer e on e.mission_id = x.mission_id and e.owner_jobseeker_id = x.person_id where x.lifted_at is null
        union all
        select x.mission_id, x.person_id, e.id, null, null, null
          from exclusion x join employer e on e.mission_id = x.mission_id and e.owner_jobseeker_id = x.jobseeker_id where x.lifted_at is null and x.person_id is not null;
      drop view employer_of_person, jobseeker_goes_on;
    `);
  }
}
