import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mentoring and group training of ventures, and which members were there: ids, days and codes. A session that was written down wrongly is withdrawn. */
export class VentureSessions2026112207210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table venture_session (
        mission_id uuid not null references mission (id),
        id uuid not null,
        venture_id uuid not null,
        kind text not null check (kind in ('MENTORING', 'GROUP_TRAINING')),
        held_on date not null,
        minutes smallint not null check (minutes between 1 and 720),
        topics text[] not null check (cardinality(topics) > 0),
        mentor text not null check (mentor ~ '^[A-Z0-9][A-Z0-9_-]{0,29}$'),
        by_account uuid,
        at timestamptz(3) not null,
        withdrawn_at timestamptz(3),
        primary key (mission_id, id),
        foreign key (mission_id, venture_id) references venture (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('venture_session');
      create index venture_session_of_venture on venture_session (mission_id, venture_id, held_on, id);
      revoke update, delete on venture_session from rejoin_service;
      grant update (withdrawn_at) on venture_session to rejoin_service;

      create table venture_session_attendance (
        mission_id uuid not null references mission (id),
        session_id uuid not null,
        jobseeker_id uuid not null,
        primary key (mission_id, session_id, jobseeker_id),
        foreign key (mission_id, session_id) references venture_session (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id)
      );
      select rejoin_tenant('venture_session_attendance');
      create index venture_session_attendance_of_person on venture_session_attendance (mission_id, jobseeker_id, session_id);
      revoke update, delete on venture_session_attendance from rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table venture_session_attendance;
      drop table venture_session;
    `);
  }
}
