import type { MigrationInterface, QueryRunner } from 'typeorm';

const REASONS = `('CONTRACT_COMPLETED', 'OWN_WISH', 'CONVERTED', 'BETTER_JOB', 'RESIGNED_PAY', 'RESIGNED_DISTANCE', 'RESIGNED_CONDITIONS', 'RESIGNED_HEALTH',
  'RESIGNED_FAMILY', 'RESIGNED_SAFETY', 'RESIGNED_STIGMA', 'RESIGNED_HARASSMENT', 'DISMISSED_PERFORMANCE', 'DISMISSED_CONDUCT', 'DISMISSED_REDUNDANCY', 'FIRM_CLOSED',
  'SEASON_OVER', 'SUBSIDY_OVER', 'NEVER_STARTED', 'BACK_TO_STUDY', 'MOVED_IN_COUNTRY', 'LEFT_LEGALLY', 'LEFT_IRREGULARLY', 'DEATH', 'FRAUD', 'LOST_TO_FOLLOW_UP',
  'PERSONAL')`;

/** What was agreed, the events since, and where each placement stands: the fold of its events, which lists ask for. */
export class Placements2026112203460 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table placement (
        mission_id uuid not null references mission (id),
        id uuid not null,
        offer_id uuid,
        converted_from uuid,
        opening_id uuid not null,
        employer_id uuid not null,
        jobseeker_id uuid not null,
        instrument text check (instrument ~ '^[A-Z][A-Z_]{0,59}$'),
        kind text not null check (kind in ('VACANCY', 'INTERNSHIP', 'TRAINING', 'VENTURE_ROLE')),
        terms jsonb not null,
        agreed_at timestamptz(3) not null,
        subsidy_ends_on date,
        retention_until date,
        state text not null check (state in ('AGREED', 'STARTED', 'ACTIVE', 'NO_SHOW', 'PAUSED', 'DISPUTED', 'COMPLETED', 'CONVERTED', 'ENDED')),
        stage text not null check (stage in ('AGREED', 'STARTED', 'ACTIVE', 'NO_SHOW', 'COMPLETED', 'CONVERTED', 'ENDED')),
        paused boolean not null,
        disputed boolean not null,
        start_said_by_person date,
        start_said_by_employer date,
        started_on date,
        ended_on date,
        end_reason text check (end_reason in ${REASONS}),
        skills_helped boolean,
        heard_on date,
        follow_up text not null check (follow_up in ('ON', 'PAUSED', 'STOPPED')),
        converted_to uuid,
        replacement_asked boolean not null,
        version integer not null check (version > 0),
        primary key (mission_id, id),
        -- An offer becomes one placement, and a placement is converted once.
        constraint placement_of_offer unique (mission_id, offer_id),
        constraint placement_converted_once unique (mission_id, converted_from),
        foreign key (mission_id, converted_from) references placement (mission_id, id),
        foreign key (mission_id, converted_to) references placement (mission_id, id),
        foreign key (mission_id, opening_id) references opening (mission_id, id),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        check (num_nonnulls(offer_id, converted_from) = 1),
        -- Every end has a reason and a day.
        check ((stage in ('COMPLETED', 'CONVERTED', 'ENDED')) = (end_reason is not null) and (end_reason is null) = (ended_on is null)),
        check (stage not in ('STARTED', 'ACTIVE', 'COMPLETED', 'CONVERTED') or started_on is not null),
        check (ended_on is null or started_on is null or ended_on >= started_on),
        check ((stage = 'CONVERTED') = (converted_to is not null))
      );
      select rejoin_tenant('placement');
      create index placement_list on placement (mission_id, agreed_at, id);
      create index placement_of_person on placement (mission_id, jobseeker_id);
      create index placement_of_employer on placement (mission_id, employer_id, agreed_at, id);
      create index placement_of_opening on placement (mission_id, opening_id);

      create table placement_event (
        mission_id uuid not null references mission (id),
        placement_id uuid not null,
        number integer not null check (number > 0),
        act text not null check (act ~ '^[A-Z][A-Z_]{0,59}$'),
        actor text not null check (actor in ('STAFF', 'PERSON', 'EMPLOYER', 'SERVICE')),
        by_account uuid,
        channel text check (channel in ('IN_PERSON', 'CALL', 'TEXT', 'API', 'LINK')),
        on_day date not null,
        reason text check (reason in ${REASONS}),
        skills_helped boolean,
        linked uuid,
        at timestamptz(3) not null,
        -- Two moves that raced cannot both be the same line.
        primary key (mission_id, placement_id, number),
        foreign key (mission_id, placement_id) references placement (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('placement_event');
      revoke update, delete on placement_event from rejoin_service;
      -- Forgetting somebody leaves no more of a personal reason than that it was one.
      grant update (reason) on placement_event to rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table placement_event, placement;');
  }
}
