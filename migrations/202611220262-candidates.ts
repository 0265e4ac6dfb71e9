import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was put to which employer, under which handle and with what on the card; what was released; where putting forward is suspended. */
export class Candidates2026112202620 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table candidacy (
        mission_id uuid not null references mission (id),
        id uuid not null,
        opening_id uuid not null,
        employer_id uuid not null,
        jobseeker_id uuid not null,
        handle text not null,
        card jsonb not null,
        consent_id uuid not null,
        put_by uuid,
        put_at timestamptz(3) not null,
        ended_at timestamptz(3),
        ended_by uuid,
        end_reason text check (length(end_reason) between 1 and 1000),
        primary key (mission_id, id),
        constraint candidacy_handle unique (mission_id, handle),
        foreign key (mission_id, opening_id) references opening (mission_id, id),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, consent_id) references consent_event (mission_id, id),
        foreign key (mission_id, put_by) references account (mission_id, id),
        foreign key (mission_id, ended_by) references account (mission_id, id),
        check ((ended_at is null) = (end_reason is null))
      );
      select rejoin_tenant('candidacy');
      create unique index candidacy_once on candidacy (mission_id, opening_id, jobseeker_id) where ended_at is null;
      create index on candidacy (mission_id, employer_id, opening_id, put_at, id);
      create index on candidacy (mission_id, jobseeker_id);

      create table candidacy_release (
        mission_id uuid not null references mission (id),
        candidacy_id uuid not null,
        step text not null check (step in ('NAME', 'PHONE')),
        consent_id uuid not null,
        by_account uuid,
        at timestamptz(3) not null,
        primary key (mission_id, candidacy_id, step, consent_id),
        foreign key (mission_id, candidacy_id) references candidacy (mission_id, id),
        foreign key (mission_id, consent_id) references consent_event (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('candidacy_release');
      revoke update, delete on candidacy_release from rejoin_service;

      create table place_suspension (
        mission_id uuid not null references mission (id),
        id uuid not null,
        name text not null check (length(name) between 1 and 200),
        latitude double precision not null check (latitude between -90 and 90),
        longitude double precision not null check (longitude between -180 and 180),
        km integer not null check (km between 1 and 500),
        reason text not null check (length(reason) > 0),
        by_account uuid,
        at timestamptz(3) not null,
        lifted_at timestamptz(3),
        lifted_by uuid,
        lift_reason text check (length(lift_reason) > 0),
        primary key (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id),
        foreign key (mission_id, lifted_by) references account (mission_id, id),
        check ((lifted_at is null) = (lift_reason is null))
      );
      select rejoin_tenant('place_suspension');
      create index on place_suspension (mission_id, at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table place_suspension, candidacy_release, candidacy;');
  }
}
