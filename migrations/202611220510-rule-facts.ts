import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What rules of programmes ask of a person and matching must not know: nationality, the history of the return, what protection assessed. A table apart, encrypted
 * by the person's key; no view of it, no index by it, no change note for matching.
 */
export class RuleFacts2026112205100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rule_facts (
        mission_id uuid not null references mission (id),
        jobseeker_id uuid not null,
        of_case bytea,
        of_protection bytea,
        version integer not null,
        changed_by uuid,
        changed_at timestamptz(3) not null,
        primary key (mission_id, jobseeker_id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, changed_by) references account (mission_id, id)
      );
      select rejoin_tenant('rule_facts');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rule_facts;');
  }
}
