import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How ventures fare after their start: appended, the last line of a month stands. Numbers of a venture, nothing of a person. */
export class VentureFollowUps2026112206100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table venture_follow_up (
        mission_id uuid not null references mission (id),
        venture_id uuid not null,
        month smallint not null check (month in (3, 6, 9, 12)),
        number integer not null check (number >= 1),
        asked_on date not null,
        members smallint not null check (members between 0 and 1000),
        returnees smallint not null check (returnees between 0 and members),
        family_workplaces smallint not null check (family_workplaces between 0 and 1000),
        community_workplaces smallint not null check (community_workplaces between 0 and 1000),
        income_minor bigint check (income_minor >= 0),
        partnerships smallint not null check (partnerships between 0 and 1000),
        needs text[] not null,
        by_account uuid,
        at timestamptz(3) not null,
        primary key (mission_id, venture_id, month, number),
        foreign key (mission_id, venture_id) references venture (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('venture_follow_up');
      revoke update, delete on venture_follow_up from rejoin_service;
      alter table task drop constraint task_kind_check, add constraint task_kind_check check (kind in ('CALL', 'VISIT', 'REVIEW', 'INCIDENT', 'COMPLAINT', 'FEE_ASKED',
        'LATE_ANSWER', 'SURVEY', 'PAPER_MISSING', 'PAPER_EXPIRES', 'EMPLOYER_CHECK_IN', 'EMPLOYER_REVERIFY', 'VENTURE_FOLLOW_UP'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from task_step s using task t where t.mission_id = s.mission_id and t.id = s.task_id and t.kind = 'VENTURE_FOLLOW_UP';
      delete from task where kind = 'VENTURE_FOLLOW_UP';
      alter table task drop constraint task_kind_check, add constraint task_kind_check check (kind in ('CALL', 'VISIT', 'REVIEW', 'INCIDENT', 'COMPLAINT', 'FEE_ASKED',
        'LATE_ANSWER', 'SURVEY', 'PAPER_MISSING', 'PAPER_EXPIRES', 'EMPLOYER_CHECK_IN', 'EMPLOYER_REVERIFY'));
      drop table venture_follow_up;
    `);
  }
}
