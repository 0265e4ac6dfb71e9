import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Employers that people propose (F55), and what offices say about them. Whose idea it was stands in a column that erasure empties; their words, and those about
 * their idea, go with them.
 */
export class EmployerProposals2026112207410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table employer_proposal (
        mission_id uuid not null references mission (id),
        id uuid not null,
        jobseeker_id uuid,
        name text not null check (length(name) between 1 and 200),
        place jsonb,
        about text not null check (length(about) <= 2000),
        state text not null check (state in ('PROPOSED', 'TAKEN_UP', 'DECLINED')),
        employer_id uuid,
        declined_for text check (declined_for in ('NOT_REACHED', 'NOT_INTERESTED', 'NOT_FIT', 'OTHER')),
        version integer not null,
        created_by uuid,
        created_at timestamptz(3) not null,
        primary key (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, created_by) references account (mission_id, id),
        check ((state = 'TAKEN_UP') = (employer_id is not null)),
        check ((state = 'DECLINED') = (declined_for is not null))
      );
      select rejoin_tenant('employer_proposal');
      create index employer_proposal_of_person on employer_proposal (mission_id, jobseeker_id, id) where jobseeker_id is not null;

      create table employer_proposal_comment (
        mission_id uuid not null references mission (id),
        id uuid not null,
        proposal_id uuid not null,
        office text not null check (office ~ '^[A-Z][A-Z0-9_]{1,59}$'),
        text text not null check (length(text) <= 4000),
        by_account uuid,
        at timestamptz(3) not null,
        primary key (mission_id, id),
        foreign key (mission_id, proposal_id) references employer_proposal (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('employer_proposal_comment');
      create index employer_proposal_comment_of_proposal on employer_proposal_comment (mission_id, proposal_id, at, id);
      revoke update, delete on employer_proposal_comment from rejoin_service;
      grant update (text) on employer_proposal_comment to rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from task_step using task where task.mission_id = task_step.mission_id and task.id = task_step.task_id and task.kind = 'EMPLOYER_PROPOSED';
      delete from task where kind = 'EMPLOYER_PROPOSED';
      drop table employer_proposal_comment;
      drop table employer_proposal;
    `);
  }
}
