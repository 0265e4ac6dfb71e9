import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Classifications of occupations and skills: public data, loaded by the owner, read by everyone. Versions stand side by side. */
export class Classifications2026112100090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classification (
        key text primary key,
        name text not null,
        version text not null,
        languages text[] not null,
        loaded_at timestamptz not null default now()
      );

      create table concept (
        classification text not null references classification (key) on delete cascade,
        uri text not null,
        kind text not null check (kind in ('OCCUPATION', 'SKILL', 'OCCUPATION_GROUP', 'SKILL_GROUP')),
        number integer not null,
        code text,
        isco_group text,
        skill_type text,
        reuse_level text,
        names jsonb not null,
        descriptions jsonb not null,
        primary key (classification, uri),
        unique (classification, kind, number)
      );
      create index on concept (uri);

      create table occupation_skill (
        classification text not null references classification (key) on delete cascade,
        occupation integer not null,
        skill integer not null,
        essential boolean not null,
        primary key (classification, occupation, skill)
      );

      create table skill_use (
        classification text not null references classification (key) on delete cascade,
        from_skill integer not null,
        to_skill integer not null,
        essential boolean not null,
        primary key (classification, from_skill, to_skill)
      );

      create table broader_concept (
        classification text not null references classification (key) on delete cascade,
        child text not null,
        parent text not null,
        primary key (classification, child, parent)
      );
      grant select on classification, concept, occupation_skill, skill_use, broader_concept to rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table broader_concept, skill_use, occupation_skill, concept, classification;');
  }
}
