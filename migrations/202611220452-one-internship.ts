import type { MigrationInterface, QueryRunner } from 'typeorm';

/** F04: one internship for a person at a firm, whoever races; one that never began is none. */
export class OneInternship2026112204520 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unique index placement_one_internship on placement (mission_id, employer_id, jobseeker_id)
        where kind = 'INTERNSHIP' and (started_on is not null or stage <> 'ENDED')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index placement_one_internship');
  }
}
