import type { MigrationInterface, QueryRunner } from 'typeorm';

const TOPICS = `('ATTENDANCE', 'CONFLICT', 'HOURS', 'OFFER', 'OTHER', 'PAPERS', 'PAY', 'PLAN', 'PROFILE', 'SAFETY', 'TRAVEL', 'TERMS')`;

/** What a task is about is a closed list of the code, which grows with what ventures need: here it is words of that form. */
export class TaskTopicsOfNeeds2026112207400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table task drop constraint task_topic_check, add constraint task_topic_check check (topic ~ '^[A-Z][A-Z_]{0,59}$')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from task_step using task where task.mission_id = task_step.mission_id and task.id = task_step.task_id and task.kind = 'VENTURE_NEED';
      delete from task where kind = 'VENTURE_NEED';
      update task set topic = 'OTHER' where topic not in ${TOPICS};
      alter table task drop constraint task_topic_check, add constraint task_topic_check check (topic in ${TOPICS})`);
  }
}
