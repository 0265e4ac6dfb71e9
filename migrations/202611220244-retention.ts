import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a person's record was last worked with, for the review of what is kept. */
export class Retention2026112202440 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person_activity (
        mission_id uuid not null,
        jobseeker_id uuid not null,
        active_at timestamptz(3) not null,
        primary key (mission_id, jobseeker_id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id)
      );
      create index on person_activity (mission_id, active_at, jobseeker_id);
      alter table jobseeker no force row level security;
      insert into person_activity (mission_id, jobseeker_id, active_at)
        select j.mission_id, j.id, greatest(j.created_at, max(s.at)) from jobseeker j
        left join jobseeker_status s on s.mission_id = j.mission_id and s.jobseeker_id = j.id group by j.mission_id, j.id, j.created_at;
      alter table jobseeker force row level security;
      select rejoin_tenant('person_activity');

      create function note_person_activity() returns trigger language plpgsql as $$
      begin
        insert into person_activity (mission_id, jobseeker_id, active_at) values (new.mission_id, new.id, now())
          on conflict (mission_id, jobseeker_id) do update set active_at = greatest(person_activity.active_at, now());
        return null;
      end $$;
      create trigger note_person_activity after insert or update on jobseeker for each row execute function note_person_activity();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger note_person_activity on jobseeker;
      drop function note_person_activity();
      drop table person_activity;
    `);
  }
}
