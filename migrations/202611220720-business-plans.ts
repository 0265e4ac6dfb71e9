import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Business plans of ventures, their texts and what became of them, and who judges them without knowing whose they are (F17). Of history nothing is changed;
 * texts can only be emptied, when the person is forgotten whose idea the venture was.
 */
export class BusinessPlans2026112207200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table business_plan (
        mission_id uuid not null references mission (id),
        id uuid not null,
        venture_id uuid not null,
        number smallint not null check (number >= 1),
        stage text not null check (stage in ('DRAFT', 'WITH_STAFF', 'WITH_REVIEWERS', 'RETURNED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
        revision integer not null check (revision >= 1),
        proposed_by uuid,
        version integer not null,
        created_by uuid,
        created_at timestamptz(3) not null,
        primary key (mission_id, id),
        constraint business_plan_number unique (mission_id, venture_id, number),
        foreign key (mission_id, venture_id) references venture (mission_id, id),
        foreign key (mission_id, proposed_by) references jobseeker (mission_id, id),
        foreign key (mission_id, created_by) references account (mission_id, id)
      );
      select rejoin_tenant('business_plan');
      -- One plan of a venture is under way at most.
      create unique index business_plan_under_way on business_plan (mission_id, venture_id) where stage in ('DRAFT', 'WITH_STAFF', 'WITH_REVIEWERS', 'RETURNED');
      create index business_plan_of_person on business_plan (mission_id, proposed_by) where proposed_by is not null;

      create table business_plan_text (
        mission_id uuid not null references mission (id),
        plan_id uuid not null,
        revision integer not null,
        content jsonb not null check (jsonb_typeof(content) = 'object'),
        by_account uuid,
        at timestamptz(3) not null,
        primary key (mission_id, plan_id, revision),
        foreign key (mission_id, plan_id) references business_plan (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('business_plan_text');
      revoke update, delete on business_plan_text from rejoin_service;
      grant update (content) on business_plan_text to rejoin_service;

      create table business_plan_step (
        mission_id uuid not null references mission (id),
        plan_id uuid not null,
        -- One line a version: two moves that raced cannot both be written.
        version integer not null,
        from_stage text,
        to_stage text not null,
        revision integer not null,
        reason text,
        by_account uuid,
        at timestamptz(3) not null,
        primary key (mission_id, plan_id, version),
        foreign key (mission_id, plan_id) references business_plan (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('business_plan_step');
      revoke update, delete on business_plan_step from rejoin_service;
      grant update (reason) on business_plan_step to rejoin_service;

      create table plan_review (
        mission_id uuid not null references mission (id),
        id uuid not null,
        plan_id uuid not null,
        round integer not null,
        number smallint not null check (number >= 1),
        reviewer uuid not null,
        assigned_at timestamptz(3) not null,
        opinion jsonb check (jsonb_typeof(opinion) = 'object'),
        given_at timestamptz(3),
        primary key (mission_id, id),
        constraint plan_review_number unique (mission_id, plan_id, round, number),
        constraint plan_review_once unique (mission_id, plan_id, round, reviewer),
        foreign key (mission_id, plan_id) references business_plan (mission_id, id),
        foreign key (mission_id, reviewer) references account (mission_id, id),
        check ((opinion is null) = (given_at is null))
      );
      select rejoin_tenant('plan_review');
      create index plan_review_of_reviewer on plan_review (mission_id, reviewer, id) where opinion is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table plan_review;
      drop table business_plan_step;
      drop table business_plan_text;
      drop table business_plan;
    `);
  }
}
