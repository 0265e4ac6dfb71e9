import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom the service has forgotten, by id. What may only be appended otherwise (steps of a status, consents) is emptied of words by a function of
 * the owner's, in the mission of the transaction alone.
 */
export class Erasures2026112202430 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table jobseeker add column erased_at timestamptz(3);

      create table erasure (
        mission_id uuid not null,
        jobseeker_id uuid not null,
        extent text not null check (extent in ('EVERYTHING', 'IDENTITY')),
        basis text not null check (basis in ('PERSON_ASKED', 'REGISTERED_BY_MISTAKE', 'KEPT_LONG_ENOUGH', 'ERASED_BEFORE_RESTORE')),
        asked_by uuid,
        asked_at timestamptz(3) not null,
        finished_at timestamptz(3),
        primary key (mission_id, jobseeker_id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id)
      );
      create index on erasure (mission_id) where finished_at is null;
      select rejoin_tenant('erasure');
      revoke delete on erasure from rejoin_service;

      create function forget_words_of(mission uuid, person uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      begin
        update public.jobseeker_status set reason = null where mission_id = mission and jobseeker_id = person and reason is not null;
        update public.consent_event set guardian_reference = 'forgotten'
          where mission_id = mission and jobseeker_id = person and guardian_reference <> 'forgotten';
      end $$;
      create function forget_plan_of(mission uuid, person uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      begin
        delete from public.person_plan_step where mission_id = mission and jobseeker_id = person;
        delete from public.person_plan where mission_id = mission and jobseeker_id = person;
      end $$;
      revoke execute on function forget_words_of(uuid, uuid), forget_plan_of(uuid, uuid) from public;
      grant execute on function forget_words_of(uuid, uuid), forget_plan_of(uuid, uuid) to rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function forget_plan_of(uuid, uuid), forget_words_of(uuid, uuid);
      drop table erasure;
      alter table jobseeker drop column erased_at;
    `);
  }
}
