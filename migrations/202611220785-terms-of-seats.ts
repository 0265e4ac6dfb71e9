import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A seat that is paid for keeps all that its rules are asked about, as it was when the employer confirmed. Seats that there are take it from their opening. */
export class TermsOfSeats2026112207850 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table supported_seat
        add column share_percent integer check (share_percent between 1 and 100),
        add column reference_wage_minor bigint check (reference_wage_minor > 0),
        add column goal text,
        add column applicant_kind text check (applicant_kind in ('FIRM', 'ASSOCIATION', 'INSTITUTE', 'JOBSEEKER', 'COOPERATIVE')),
        add column course_approved_on date,
        add column equipment_minor bigint check (equipment_minor > 0),
        add column equipment_public_minor bigint check (equipment_public_minor between 0 and equipment_minor),
        add column equipment_educational boolean;
      alter table supported_seat no force row level security;
      alter table supported_opening no force row level security;
      alter table award no force row level security;
      update supported_seat s set
        share_percent = o.share_percent, reference_wage_minor = o.reference_wage_minor, goal = o.goal, applicant_kind = o.applicant_kind,
        course_approved_on = o.course_approved_on, equipment_minor = o.equipment_minor, equipment_public_minor = o.equipment_public_minor,
        equipment_educational = o.equipment_educational
      from award a join supported_opening o on o.mission_id = a.mission_id and o.opening_id = a.opening_id
      where a.mission_id = s.mission_id and a.id = s.award_id and o.programme_id = s.programme_id and o.instrument = s.instrument;
      alter table supported_seat force row level security;
      alter table supported_opening force row level security;
      alter table award force row level security;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table supported_seat
        drop column share_percent, drop column reference_wage_minor, drop column goal, drop column applicant_kind, drop column course_approved_on,
        drop column equipment_minor, drop column equipment_public_minor, drop column equipment_educational;
    `);
  }
}
