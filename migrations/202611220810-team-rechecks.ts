import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whatever changes of somebody who is in a team that was chosen asks for another look at the mission's teams: they may not be asked any more. The asking names
 * nobody.
 */
export class TeamRechecks2026112208100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table team_recheck (
        mission_id uuid not null references mission (id),
        id bigint generated always as identity,
        primary key (mission_id, id)
      );
      select rejoin_tenant('team_recheck');

      create function ask_team_recheck() returns trigger language plpgsql as $$
      begin
        if new.side <> 'JOBSEEKER' or not exists (
          -- The person's record, and those that merges closed into it.
          with recursive told (record) as (
            select new.subject_id
            union select case when d.kept_id = d.one_id then d.other_id else d.one_id end from told join jobseeker_duplicate d on d.mission_id = new.mission_id and d.kept_id = told.record
          )
          select from told join team_seat s on s.mission_id = new.mission_id and s.jobseeker_id = told.record
            join team_proposal p on p.mission_id = s.mission_id and p.run_id = s.run_id and p.rank = s.rank where p.state in ('CHOSEN', 'AGREED'))
        then return null; end if;
        insert into team_recheck (mission_id) values (new.mission_id);
        return null;
      end $$;
      create trigger ask_team_recheck after insert on market_change for each row execute function ask_team_recheck();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger ask_team_recheck on market_change;
      drop function ask_team_recheck();
      drop table team_recheck;
    `);
  }
}
