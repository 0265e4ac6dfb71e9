import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = `('CALL', 'VISIT', 'REVIEW', 'INCIDENT', 'COMPLAINT', 'FEE_ASKED', 'LATE_ANSWER', 'SURVEY', 'PAPER_MISSING', 'PAPER_EXPIRES', 'EMPLOYER_CHECK_IN',
  'EMPLOYER_REVERIFY', 'VENTURE_FOLLOW_UP')`;

/** What kinds of task there are is a closed list of the code, which grows with every feature: here it is words of that form. */
export class TaskKinds2026112206500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table task drop constraint task_kind_check, add constraint task_kind_check check (kind ~ '^[A-Z][A-Z_]{0,59}$')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from task_step using task where task.mission_id = task_step.mission_id and task.id = task_step.task_id and task.kind not in ${KINDS};
      delete from task where kind not in ${KINDS};
      alter table task drop constraint task_kind_check, add constraint task_kind_check check (kind in ${KINDS})`);
  }
}
