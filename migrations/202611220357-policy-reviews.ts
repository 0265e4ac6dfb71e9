import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The policy that a mission's matches are scored under changes by a review of two people alone: the database refuses every other way. */
export class PolicyReviews2026112203570 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mission add column policy text not null default 'fit-2' check (policy ~ '^[a-z0-9-]{1,60}$');

      create table policy_review (
        mission_id uuid not null references mission (id),
        id uuid not null,
        from_policy text not null,
        to_policy text not null,
        reason text not null check (length(reason) between 1 and 2000),
        -- The figures that it rests on, as they were then.
        evidence jsonb not null,
        state text not null check (state in ('PROPOSED', 'ACCEPTED', 'REJECTED')),
        proposed_by uuid not null,
        proposed_at timestamptz(3) not null,
        decided_by uuid,
        decided_at timestamptz(3),
        decision_reason text check (length(decision_reason) between 1 and 2000),
        primary key (mission_id, id),
        foreign key (mission_id, proposed_by) references account (mission_id, id),
        foreign key (mission_id, decided_by) references account (mission_id, id),
        check (from_policy <> to_policy),
        -- Whoever proposes does not decide.
        check (decided_by <> proposed_by),
        check ((state = 'PROPOSED') = (decided_by is null) and num_nulls(decided_by, decided_at, decision_reason) in (0, 3))
      );
      select rejoin_tenant('policy_review');
      create unique index policy_review_open on policy_review (mission_id) where state = 'PROPOSED';
      revoke update, delete on policy_review from rejoin_service;
      grant update (state, decided_by, decided_at, decision_reason) on policy_review to rejoin_service;

      create function keep_policy_reviewed() returns trigger language plpgsql as $$
      begin
        if not exists (select 1 from policy_review r where r.mission_id = new.id and r.state = 'ACCEPTED' and r.from_policy = old.policy and r.to_policy = new.policy
          and r.decided_at = (select max(x.decided_at) from policy_review x where x.mission_id = new.id and x.state = 'ACCEPTED'))
        then raise exception 'the policy of a mission changes by an accepted review alone'; end if;
        return new;
      end $$;
      create trigger keep_policy_reviewed before update of policy on mission for each row when (new.policy is distinct from old.policy) execute function keep_policy_reviewed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger keep_policy_reviewed on mission;
      drop function keep_policy_reviewed();
      drop table policy_review;
      alter table mission drop column policy;
    `);
  }
}
