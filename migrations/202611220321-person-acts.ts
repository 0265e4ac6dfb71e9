import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a person did or said, and what was done with them, keeps their record from review like a change of the record: answers to a survey by any
 * channel, a consent given or taken back, being put forward, a task about them that was done and reached them. A task that is hidden from somebody tells
 * nothing here either.
 */
export class PersonActs2026112203210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function note_person_acted() returns trigger language plpgsql as $$
      begin
        insert into person_activity (mission_id, jobseeker_id, active_at) values (new.mission_id, new.jobseeker_id, now())
          on conflict (mission_id, jobseeker_id) do update set active_at = greatest(person_activity.active_at, now());
        return null;
      end $$;
      create trigger note_person_acted after insert on survey_response for each row execute function note_person_acted();
      create trigger note_person_acted after insert on consent_event for each row execute function note_person_acted();
      create trigger note_person_acted after insert on candidacy for each row execute function note_person_acted();
      create trigger note_person_acted after update on task for each row
        when (new.jobseeker_id is not null and new.hidden_from is null and old.status = 'OPEN' and new.status = 'DONE' and new.outcome <> 'NOT_REACHED')
        execute function note_person_acted();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger note_person_acted on task;
      drop trigger note_person_acted on candidacy;
      drop trigger note_person_acted on consent_event;
      drop trigger note_person_acted on survey_response;
      drop function note_person_acted();
    `);
  }
}
