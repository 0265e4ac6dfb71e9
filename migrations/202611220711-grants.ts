import type { MigrationInterface, QueryRunner } from 'typeorm';

const EVIDENCES = `('PAYROLL_DECLARATION', 'ATTENDANCE', 'END_REPORT', 'INVOICE')`;

/**
 * Grants to founders and ventures (F21, F23, F26). Their money is an award like any other, but of no opening, and for several people together of nobody in
 * particular. Terms are written once; what happens to a grant is only ever added. Going back is refused while books of grants are there.
 */
export class Grants2026112207110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table award alter column opening_id drop not null, alter column employer_id drop not null, alter column jobseeker_id drop not null;
      alter table award add constraint award_for check (
        case instrument when 'GRANT' then num_nonnulls(employer_id, jobseeker_id) > 0 else num_nonnulls(opening_id, employer_id, jobseeker_id) = 3 end
      );
      alter table payment drop constraint payment_evidence_check, add constraint payment_evidence_check check (evidence ~ '^[A-Z][A-Z_]{0,59}$');

      create table business_grant (
        mission_id uuid not null references mission (id),
        id uuid not null,
        venture_id uuid,
        jobseeker_id uuid,
        programme_id uuid not null,
        fund_id uuid not null,
        form text not null check (form in ('IN_KIND', 'CASH')),
        minor bigint not null check (minor > 0),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        cash_reason text check (cash_reason in ('REMOTE_RETURN', 'UNSAFE_FOR_STAFF')),
        kit_id uuid,
        kit_version integer,
        instalments jsonb not null,
        public_percent integer check (public_percent between 1 and 100),
        own_minor bigint not null check (own_minor >= 0),
        overrides jsonb not null,
        decision text not null check (decision in ('WAITING', 'AWARDED', 'REFUSED')),
        award_id uuid,
        proposed_by uuid not null,
        proposed_at timestamptz(3) not null,
        decided_by uuid,
        decided_at timestamptz(3),
        decision_reason text check (length(decision_reason) between 1 and 1000),
        primary key (mission_id, id),
        constraint business_grant_award unique (mission_id, award_id),
        foreign key (mission_id, venture_id) references venture (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id),
        foreign key (mission_id, programme_id) references programme (mission_id, id),
        foreign key (mission_id, fund_id) references fund (mission_id, id),
        -- The version that was pinned (F23).
        foreign key (mission_id, kit_id, kit_version) references kit_version (mission_id, kit_id, version),
        foreign key (mission_id, award_id) references award (mission_id, id),
        foreign key (mission_id, proposed_by) references account (mission_id, id),
        foreign key (mission_id, decided_by) references account (mission_id, id),
        check (num_nonnulls(venture_id, jobseeker_id) = 1),
        check (num_nonnulls(kit_id, kit_version) = case form when 'IN_KIND' then 2 else 0 end),
        check (form = 'CASH' or cash_reason is null),
        check ((award_id is not null) = (decision = 'AWARDED')),
        check ((decided_by is null) = (decided_at is null)),
        constraint business_grant_two_people check (decided_by <> proposed_by)
      );
      select rejoin_tenant('business_grant');
      revoke update, delete on business_grant from rejoin_service;
      -- What was decided, and words that are forgotten.
      grant update (decision, award_id, decided_by, decided_at, decision_reason, instalments, overrides) on business_grant to rejoin_service;
      create index on business_grant (mission_id, venture_id) where venture_id is not null;
      create index on business_grant (mission_id, jobseeker_id) where jobseeker_id is not null;
      create index on business_grant (mission_id, decision, id);

      create table business_grant_event (
        mission_id uuid not null references mission (id),
        grant_id uuid not null,
        number integer not null check (number > 0),
        kind text not null check (kind in ('AGREED', 'CONTRIBUTED', 'SHOWN', 'SUBSTITUTED', 'HANDED_OVER', 'TRAINED')),
        on_day date not null,
        said jsonb not null,
        words text not null check (length(words) between 1 and 1000),
        by_account uuid,
        at timestamptz(3) not null,
        primary key (mission_id, grant_id, number),
        foreign key (mission_id, grant_id) references business_grant (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id)
      );
      select rejoin_tenant('business_grant_event');
      revoke update, delete on business_grant_event from rejoin_service;
      grant update (words) on business_grant_event to rejoin_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table business_grant_event, business_grant;
      alter table payment drop constraint payment_evidence_check, add constraint payment_evidence_check check (evidence in ${EVIDENCES});
      alter table award drop constraint award_for;
      alter table award alter column opening_id set not null, alter column employer_id set not null, alter column jobseeker_id set not null;
    `);
  }
}
