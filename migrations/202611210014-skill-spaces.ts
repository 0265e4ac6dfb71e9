import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What matching reads of a classification, worked out once and kept with it; and a digest that tells whether a loading changes anything. */
export class SkillSpaces2026112100140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classification add digest text not null default '';

      create table skill_space (
        classification text primary key references classification (key) on delete cascade,
        revision integer not null,
        content bytea not null
      );
      -- The service works one out itself where a new release counts otherwise than the one that loaded the classification.
      grant select, insert, update on skill_space to rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table skill_space; alter table classification drop column digest;');
  }
}
