import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Employers, and the history of where they stood with the mission, to which lines are only ever added. */
export class Employers2026112100040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table employer (
        mission_id uuid not null references mission (id),
        id uuid not null,
        name text not null check (length(name) between 1 and 200),
        legal_form text not null
          check (legal_form in ('INFORMAL', 'SOLE_TRADER', 'PARTNERSHIP', 'COMPANY', 'COOPERATIVE', 'ASSOCIATION', 'PUBLIC_BODY')),
        size text not null check (size in ('ONE_PERSON', 'MICROENTERPRISE', 'SMALL', 'MEDIUM', 'LARGE')),
        country text not null check (country ~ '^[A-Z]{2}$'),
        place jsonb check (place ->> 'country' = country),
        registration text,
        contact_account_id uuid,
        status text not null check (status in ('UNVERIFIED', 'SUPPORTED', 'VERIFIED', 'SUSPENDED', 'BARRED')),
        verified_until date,
        pledged_at timestamptz,
        pledged_by uuid,
        pledge_signatory text,
        external_source text,
        external_id text,
        version integer not null,
        created_at timestamptz(3) not null,
        primary key (mission_id, id),
        constraint employer_external unique (mission_id, external_source, external_id),
        constraint employer_contact foreign key (mission_id, contact_account_id) references account (mission_id, id),
        foreign key (mission_id, pledged_by) references account (mission_id, id),
        check ((status = 'VERIFIED') = (verified_until is not null)),
        check (status not in ('VERIFIED', 'SUPPORTED') or contact_account_id is not null),
        check ((pledged_at is null) = (pledge_signatory is null)),
        check ((external_source is null) = (external_id is null))
      );
      select rejoin_tenant('employer');
      create index employer_status on employer (mission_id, status, id);

      create table employer_move (
        mission_id uuid not null references mission (id),
        employer_id uuid not null,
        version integer not null,
        from_status text,
        to_status text not null,
        reason text not null check (length(reason) > 0),
        by_account uuid,
        at timestamptz(3) not null,
        -- One line a version: two moves that raced cannot both be written.
        primary key (mission_id, employer_id, version),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('employer_move');
      revoke update, delete on employer_move from rejoin_service;

      alter table account add constraint account_employer
        foreign key (mission_id, employer_id) references employer (mission_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table account drop constraint account_employer;
      drop table employer_move, employer;
    `);
  }
}
