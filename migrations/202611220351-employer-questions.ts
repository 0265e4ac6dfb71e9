import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What employers were asked about candidates, whether they answered, and when they are reminded. */
export class EmployerQuestions2026112203510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table employer_question (
        mission_id uuid not null references mission (id),
        id uuid not null,
        offer_id uuid not null,
        opening_id uuid not null,
        employer_id uuid not null,
        stage text not null check (stage in ('CANDIDATE', 'INTERVIEW')),
        asked_at timestamptz(3) not null,
        asked_on date not null,
        answered_at timestamptz(3),
        answered_on date,
        closed_at timestamptz(3),
        closed_on date,
        reminders smallint not null check (reminders >= 0),
        reminds_on date,
        version integer not null,
        primary key (mission_id, id),
        -- What a job finds again is the same question.
        constraint employer_question_once unique (mission_id, offer_id, stage),
        foreign key (mission_id, opening_id) references opening (mission_id, id),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        check ((answered_at is null) = (answered_on is null)),
        check ((closed_at is null) = (closed_on is null))
      );
      select rejoin_tenant('employer_question');
      create index employer_question_asked on employer_question (mission_id, employer_id, asked_on);
      create index employer_question_reminds on employer_question (mission_id, reminds_on) where answered_at is null and closed_at is null and reminds_on is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table employer_question;');
  }
}
