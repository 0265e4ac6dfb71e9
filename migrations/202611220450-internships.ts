import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What internships say beside the common terms of openings. */
export class Internships2026112204500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table internship (
        mission_id uuid not null references mission (id),
        opening_id uuid not null,
        form text not null check (form in ('INTERNSHIP', 'APPRENTICESHIP')),
        months smallint check (months between 1 and 48),
        mentor text check (length(mentor) between 1 and 200),
        learning_goals text[] not null check (cardinality(learning_goals) <= 20),
        insurance text check (length(insurance) between 1 and 500),
        written_agreement boolean not null,
        start_windows jsonb not null check (jsonb_typeof(start_windows) = 'array'),
        primary key (mission_id, opening_id),
        foreign key (mission_id, opening_id) references opening (mission_id, id)
      );
      select rejoin_tenant('internship');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table internship');
  }
}
