import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Ventures and their roles. A role is an opening of its own; what only roles have stands here. Partners, contributions and budget are edited as one with
 * the venture and read by nobody else, so they are no tables. The person who had the idea is named in a column that erasure empties.
 */
export class Ventures2026112205400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table venture (
        mission_id uuid not null references mission (id),
        id uuid not null,
        kind text not null check (kind in ('COOPERATIVE', 'GROUP_MICROENTERPRISE', 'FAMILY', 'INDIVIDUAL')),
        title text not null check (length(title) between 1 and 200),
        description text not null,
        activity text check (activity ~ '^[0-9]{2,4}$'),
        place jsonb,
        market_assessment text,
        training_plan text,
        least_members smallint not null,
        most_members smallint not null,
        least_returnees smallint not null check (least_returnees >= 0),
        least_community_members smallint not null check (least_community_members >= 0),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        partners jsonb not null check (jsonb_typeof(partners) = 'array'),
        contributions jsonb not null check (jsonb_typeof(contributions) = 'array'),
        budget jsonb not null check (jsonb_typeof(budget) = 'array'),
        programme_id uuid,
        public_percent smallint check (public_percent between 0 and 100),
        employer_id uuid not null,
        status text not null check (status in ('IDEA', 'OPEN', 'FORMING', 'FUNDED', 'RUNNING', 'PAUSED', 'SOLD', 'PARTNERS_SPLIT', 'CAPITAL_LOST', 'FAILED', 'CLOSED_BY_CHOICE')),
        paused_from text check (paused_from in ('OPEN', 'FORMING', 'FUNDED', 'RUNNING')),
        proposed_by uuid,
        version integer not null,
        created_by uuid,
        created_at timestamptz(3) not null,
        primary key (mission_id, id),
        constraint venture_employer unique (mission_id, employer_id),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, programme_id) references programme (mission_id, id),
        foreign key (mission_id, proposed_by) references jobseeker (mission_id, id),
        foreign key (mission_id, created_by) references account (mission_id, id),
        check (least_members between 1 and most_members and most_members <= 200),
        check (least_returnees + least_community_members <= most_members),
        check ((status = 'PAUSED') = (paused_from is not null))
      );
      select rejoin_tenant('venture');
      create index venture_status on venture (mission_id, status, id);
      create index venture_of_person on venture (mission_id, proposed_by) where proposed_by is not null;
      create index venture_twins on venture (mission_id, (place ->> 'geonameId'), activity);

      create table venture_move (
        mission_id uuid not null references mission (id),
        venture_id uuid not null,
        version integer not null,
        from_status text,
        to_status text not null,
        reason text not null check (length(reason) > 0),
        despite text[] not null,
        by_account uuid,
        at timestamptz(3) not null,
        -- One line a version: two moves that raced cannot both be written.
        primary key (mission_id, venture_id, version),
        foreign key (mission_id, venture_id) references venture (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('venture_move');
      revoke update, delete on venture_move from rejoin_service;

      create table venture_role (
        mission_id uuid not null references mission (id),
        opening_id uuid not null,
        venture_id uuid not null,
        least_seats smallint not null check (least_seats >= 1),
        share_percent smallint not null check (share_percent between 0 and 100),
        primary key (mission_id, opening_id),
        foreign key (mission_id, opening_id) references opening (mission_id, id),
        foreign key (mission_id, venture_id) references venture (mission_id, id)
      );
      select rejoin_tenant('venture_role');
      create index venture_role_of_venture on venture_role (mission_id, venture_id, opening_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table venture_role;
      drop table venture_move;
      drop table venture;
    `);
  }
}
