import type { MigrationInterface, QueryRunner } from 'typeorm';

/** F27: who asks a programme to pay for a course, whether it approved the course, and the equipment that it pays a part of. */
export class CourseSupport2026112207500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table supported_opening
        add column applicant_kind text check (applicant_kind in ('FIRM', 'ASSOCIATION', 'INSTITUTE', 'JOBSEEKER', 'COOPERATIVE')),
        add column course_approved_on date,
        add column equipment_minor bigint check (equipment_minor > 0),
        add column equipment_public_minor bigint check (equipment_public_minor between 0 and equipment_minor),
        add column equipment_educational boolean,
        add constraint supported_opening_equipment_check check (num_nonnulls(equipment_minor, equipment_public_minor, equipment_educational) in (0, 3));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table supported_opening
        drop constraint supported_opening_equipment_check,
        drop column applicant_kind, drop column course_approved_on, drop column equipment_minor, drop column equipment_public_minor, drop column equipment_educational;
    `);
  }
}
