import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements and end reports of internships. */
export class InternshipPapers2026112204530 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table internship_paper (
        mission_id uuid not null references mission (id),
        placement_id uuid not null,
        jobseeker_id uuid not null,
        agreement_on date,
        reported_on date,
        goals_reached text[] not null,
        would_hire boolean,
        primary key (mission_id, placement_id),
        foreign key (mission_id, placement_id) references placement (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        check (reported_on is not null or (goals_reached = '{}' and would_hire is null))
      );
      select rejoin_tenant('internship_paper');
      create index on internship_paper (mission_id, jobseeker_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table internship_paper');
  }
}
