import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Teams that are proposed for ventures: what was asked, what came of it, who would take which role, and the word of each. Ids, numbers and codes alone. */
export class Teams2026112205410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table team_run (
        mission_id uuid not null references mission (id),
        id uuid not null,
        state text not null check (state in ('REQUESTED', 'RUNNING', 'DONE', 'FAILED')),
        outcome text check (outcome in ('TEAMS', 'CLASH', 'UNDECIDED')),
        -- The refused team that this one is made around.
        around_run uuid,
        clash jsonb not null default '[]' check (jsonb_typeof(clash) = 'array'),
        done integer not null default 0,
        total integer not null default 0,
        as_of date,
        policy text,
        asked_by uuid,
        requested_at timestamptz(3) not null,
        told_at timestamptz(3) not null,
        finished_at timestamptz(3),
        primary key (mission_id, id),
        foreign key (mission_id, around_run) references team_run (mission_id, id),
        foreign key (mission_id, asked_by) references account (mission_id, id),
        check ((state = 'DONE') = (outcome is not null)),
        check (state <> 'DONE' or (as_of is not null and policy is not null)),
        check ((state in ('DONE', 'FAILED')) = (finished_at is not null))
      );
      select rejoin_tenant('team_run');
      create index team_run_waits on team_run (mission_id, told_at) where state in ('REQUESTED', 'RUNNING');

      create table team_run_venture (
        mission_id uuid not null references mission (id),
        run_id uuid not null,
        venture_id uuid not null,
        primary key (mission_id, run_id, venture_id),
        foreign key (mission_id, run_id) references team_run (mission_id, id),
        foreign key (mission_id, venture_id) references venture (mission_id, id)
      );
      select rejoin_tenant('team_run_venture');
      create index team_run_of_venture on team_run_venture (mission_id, venture_id, run_id);

      create table team_proposal (
        mission_id uuid not null references mission (id),
        run_id uuid not null,
        rank smallint not null check (rank > 0),
        state text not null check (state in ('PROPOSED', 'CHOSEN', 'AGREED', 'BROKEN', 'DROPPED')),
        fit bigint not null,
        bound bigint not null,
        chosen_by uuid,
        chosen_at timestamptz(3),
        primary key (mission_id, run_id, rank),
        foreign key (mission_id, run_id) references team_run (mission_id, id),
        foreign key (mission_id, chosen_by) references account (mission_id, id),
        check (fit <= bound)
      );
      select rejoin_tenant('team_proposal');
      -- Of several teams to choose from one is chosen, whoever races.
      create unique index team_proposal_chosen on team_proposal (mission_id, run_id) where state in ('CHOSEN', 'AGREED', 'BROKEN');

      create table team_seat (
        mission_id uuid not null references mission (id),
        run_id uuid not null,
        rank smallint not null,
        jobseeker_id uuid not null,
        opening_id uuid not null,
        score integer not null,
        word text check (word in ('AGREED', 'REFUSED')),
        -- A text is never consent.
        channel text check (channel in ('CALL', 'VISIT')),
        language text check (language ~ '^[a-z]{2,3}$'),
        word_by uuid,
        word_at timestamptz(3),
        -- Nobody is in two places of one team.
        primary key (mission_id, run_id, rank, jobseeker_id),
        foreign key (mission_id, run_id, rank) references team_proposal (mission_id, run_id, rank),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, opening_id) references opening (mission_id, id),
        foreign key (mission_id, word_by) references account (mission_id, id),
        check (num_nulls(word, channel, word_at) in (0, 3)),
        check (word is distinct from 'AGREED' or language is not null)
      );
      select rejoin_tenant('team_seat');
      create index team_seat_of_person on team_seat (mission_id, jobseeker_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table team_seat;
      drop table team_proposal;
      drop table team_run_venture;
      drop table team_run;
    `);
  }
}
