import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Pairs of records that may be the same person or post, what staff decided about each, and the day on which a mission was last searched.
 * A pair stands once, whatever was decided, so that what staff told apart is never proposed again.
 */
export class Duplicates2026112202800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${pairs('jobseeker_duplicate', 'jobseeker')}
      ${pairs('opening_duplicate', 'opening')}

      create table duplicate_search (
        mission_id uuid not null references mission (id),
        records text not null check (records in ('JOBSEEKER', 'OPENING')),
        searched_on date not null,
        primary key (mission_id, records)
      );
      select rejoin_tenant('duplicate_search');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table duplicate_search, opening_duplicate, jobseeker_duplicate');
  }
}

function pairs(table: string, record: string): string {
  return `
    create table ${table} (
      mission_id uuid not null references mission (id),
      id uuid not null,
      one_id uuid not null,
      other_id uuid not null,
      state text not null check (state in ('PROPOSED', 'MERGED', 'DIFFERENT')),
      points integer not null,
      reasons text[] not null check (cardinality(reasons) > 0),
      kept_id uuid,
      -- What the record that was closed was before, for undoing.
      closed_from text,
      closed_from_reason text,
      proposed_at timestamptz(3) not null,
      decided_by uuid,
      decided_at timestamptz(3),
      primary key (mission_id, id),
      constraint ${table}_once unique (mission_id, one_id, other_id),
      check (one_id < other_id),
      check ((state = 'MERGED') = (kept_id is not null)),
      check ((state = 'MERGED') = (closed_from is not null)),
      check (kept_id in (one_id, other_id)),
      check (num_nulls(decided_by, decided_at) in (0, 2)),
      foreign key (mission_id, one_id) references ${record} (mission_id, id) on delete cascade,
      foreign key (mission_id, other_id) references ${record} (mission_id, id) on delete cascade,
      foreign key (mission_id, decided_by) references account (mission_id, id)
    );
    select rejoin_tenant('${table}');
    create index on ${table} (mission_id, state, points desc, id);
    create index on ${table} (mission_id, other_id);`;
}
