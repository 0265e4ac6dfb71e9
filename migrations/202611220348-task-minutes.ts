import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The minute by which somebody must act on a task, where a day is too long: words of danger are for the hour. */
export class TaskMinutes2026112203480 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table task add column due_at timestamptz(3);
      create index task_by_minute on task (mission_id, due_at) where status = 'OPEN' and escalation = 0 and due_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index task_by_minute; alter table task drop column due_at;');
  }
}
