import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLES = `('CASE_MANAGER', 'JOB_PLACEMENT_OFFICER', 'PROTECTION')`;
const WITH_FINANCE = `('CASE_MANAGER', 'JOB_PLACEMENT_OFFICER', 'PROTECTION', 'FINANCE')`;

/** Finance has a part of the work list: what money needs of it. */
export class QueueOfFinance2026112208200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table task drop constraint task_queue_check, add constraint task_queue_check check (queue in ${WITH_FINANCE});
      alter table task drop constraint task_escalated_to_check, add constraint task_escalated_to_check check (escalated_to in ${WITH_FINANCE})`);
  }

  /** What was for finance alone goes to officers, who see it anyway. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table task no force row level security;
      update task set queue = 'JOB_PLACEMENT_OFFICER' where queue = 'FINANCE';
      update task set escalated_to = 'JOB_PLACEMENT_OFFICER' where escalated_to = 'FINANCE';
      alter table task force row level security;
      alter table task drop constraint task_queue_check, add constraint task_queue_check check (queue in ${ROLES});
      alter table task drop constraint task_escalated_to_check, add constraint task_escalated_to_check check (escalated_to in ${ROLES})`);
  }
}
