import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is kept of a person's case beside who holds it (`jobseeker.assigned_to`), and the plan with its steps, which are only added to. */
export class Cases2026112202610 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_file (
        mission_id uuid not null references mission (id),
        jobseeker_id uuid not null,
        planned_arrival date,
        arrived_on date,
        assistance_from date not null,
        sent_by uuid,
        sent_at timestamptz(3),
        unaccompanied boolean,
        guardian_reference text check (length(guardian_reference) between 1 and 200),
        best_interest_reference text check (length(best_interest_reference) between 1 and 200),
        monthly_follow_up boolean not null,
        follow_up_at_least date,
        version integer not null,
        primary key (mission_id, jobseeker_id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, sent_by) references account (mission_id, id),
        check ((sent_by is null) = (sent_at is null))
      );
      select rejoin_tenant('case_file');
      create index case_file_sent on case_file (mission_id, sent_by, sent_at, jobseeker_id) where sent_by is not null;

      create table person_plan (
        mission_id uuid not null references mission (id),
        jobseeker_id uuid not null,
        status text not null check (status in ('DRAFT', 'IN_REVIEW', 'FINAL')),
        items jsonb not null check (jsonb_typeof(items) = 'array'),
        final_on date,
        version integer not null,
        primary key (mission_id, jobseeker_id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        check ((status = 'FINAL') = (final_on is not null))
      );
      select rejoin_tenant('person_plan');

      create table person_plan_step (
        mission_id uuid not null references mission (id),
        jobseeker_id uuid not null,
        version integer not null,
        from_status text,
        to_status text not null,
        items jsonb not null,
        by_account uuid,
        at timestamptz(3) not null,
        -- One line a version: two steps that raced cannot both be written.
        primary key (mission_id, jobseeker_id, version),
        foreign key (mission_id, jobseeker_id) references person_plan (mission_id, jobseeker_id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('person_plan_step');
      revoke update, delete on person_plan_step from rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table person_plan_step, person_plan, case_file;');
  }
}
