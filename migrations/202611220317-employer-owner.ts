import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose microenterprise an employer is, so that an exclusion of a person (F44) keeps the two apart there as well: whoever is kept from the owner, and
 * whoever the owner is kept from. Matching reads the employer and neither the owner nor a reason.
 */
export class EmployerOwner2026112203170 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table employer add column owner_jobseeker_id uuid,
        add constraint employer_owner foreign key (mission_id, owner_jobseeker_id) references jobseeker (mission_id, id);
      create index employer_owner on employer (mission_id, owner_jobseeker_id) where owner_jobseeker_id is not null;

      create or replace view matching_exclusion with (security_invoker = true) as
        select mission_id, jobseeker_id, employer_id, latitude, longitude, km from exclusion where lifted_at is null and person_id is null
        union all
        select x.mission_id, x.jobseeker_id, e.id, null, null, null
          from exclusion x join employer e on e.mission_id = x.mission_id and e.owner_jobseeker_id = x.person_id where x.lifted_at is null
        union all
        select x.mission_id, x.person_id, e.id, null, null, null
          from exclusion x join employer e on e.mission_id = x.mission_id and e.owner_jobseeker_id = x.jobseeker_id where x.lifted_at is null and x.person_id is not null;

      create function note_owner() returns trigger language plpgsql as $$
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
      create trigger note_owner after insert or update or delete on employer for each row execute function note_owner();

      create function note_excluded_person() returns trigger language plpgsql as $$
      declare
        mission uuid := case when tg_op = 'DELETE' then old.mission_id else new.mission_id end;
        person uuid := case when tg_op = 'DELETE' then old.person_id else new.person_id end;
      begin
        if person is not null then perform note_goes_on(mission, person, true); end if;
        return null;
      end $$;
      create trigger note_excluded_person after insert or update or delete on exclusion for each row execute function note_excluded_person();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger note_excluded_person on exclusion;
      drop function note_excluded_person();
      drop trigger note_owner on employer;
      drop function note_owner();
      create or replace view matching_exclusion with (security_invoker = true) as
        select mission_id, jobseeker_id, employer_id, latitude, longitude, km from exclusion where lifted_at is null and person_id is null;
      alter table employer drop column owner_jobseeker_id;
    `);
  }
}
