import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a course teaches and leads to, by URI of the mission's classification. The trigger on all columns of `opening` notes its changes. */
export class WhatACourseTeaches2026112205000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table opening
        add teaches text[] not null default '{}',
        add leads_to text[] not null default '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table opening drop teaches, drop leads_to;');
  }
}
