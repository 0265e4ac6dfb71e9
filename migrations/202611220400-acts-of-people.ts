import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people and staff say and do about offers, what people write, and what is asked to be paid for them keeps their records from review too (see
 * `202611220321-person-acts`; placements and check-ins note it themselves). What the service does by itself does not: nobody has worked with somebody whose
 * offers expire and whose texts nobody answers. A row that another transaction holds is passed over, since that notes the same: so a note never waits, and
 * bulk acts never wait for each other's people.
 */
export class ActsOfPeople2026112204000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function note_act_of_person(mission uuid, person uuid) returns void language sql as $$
        -- Whoever had two records is worked with on the one that goes on as well.
        update person_activity set active_at = now() where (mission_id, jobseeker_id) in (
          select a.mission_id, a.jobseeker_id from person_activity a
          where a.mission_id = mission and a.active_at < now() and (a.jobseeker_id = person
            or a.jobseeker_id in (select d.kept_id from jobseeker_duplicate d where d.mission_id = mission and person in (d.one_id, d.other_id)))
          for update skip locked)
      $$;

      create function note_offer_act() returns trigger language plpgsql as $$
      begin
        perform note_act_of_person(o.mission_id, o.jobseeker_id) from offer o where o.mission_id = new.mission_id and o.id = new.offer_id;
        return null;
      end $$;
      create trigger note_person_acted after insert on offer_event for each row when (new.actor <> 'SERVICE') execute function note_offer_act();

      create function note_text_of_person() returns trigger language plpgsql as $$
      begin
        perform note_act_of_person(new.mission_id, new.jobseeker_id);
        return null;
      end $$;
      create trigger note_person_acted after insert on incoming_text for each row when (new.jobseeker_id is not null) execute function note_text_of_person();

      create function note_payment_asked() returns trigger language plpgsql as $$
      begin
        perform note_act_of_person(a.mission_id, a.jobseeker_id) from award a where a.mission_id = new.mission_id and a.id = new.award_id;
        return null;
      end $$;
      create trigger note_person_acted after insert on payment for each row execute function note_payment_asked();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger note_person_acted on payment;
      drop trigger note_person_acted on incoming_text;
      drop trigger note_person_acted on offer_event;
      drop function note_payment_asked(), note_text_of_person(), note_offer_act(), note_act_of_person(uuid, uuid);
    `);
  }
}
