import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Funds and their ledger. Entries are only ever added, in the transaction that writes what they belong to; balances are kept by the database alone and
 * stay at or above zero; whatever does not balance, or pays without the word of a second person, does not commit.
 */
export class Funds2026112203800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table fund (
        mission_id uuid not null references mission (id),
        id uuid not null,
        name text not null check (length(name) between 1 and 200),
        funder text not null check (length(funder) between 1 and 200),
        payer_name text not null check (length(payer_name) between 1 and 100),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        per_person boolean not null,
        starts_on date,
        ends_on date,
        created_at timestamptz(3) not null,
        primary key (mission_id, id),
        constraint fund_name unique (mission_id, name),
        check (starts_on <= ends_on)
      );
      select rejoin_tenant('fund');

      create table award (
        mission_id uuid not null references mission (id),
        id uuid not null,
        fund_id uuid not null,
        opening_id uuid not null,
        employer_id uuid not null,
        jobseeker_id uuid not null,
        instrument text not null check (instrument in ('WAGE_SUBSIDY', 'PAID_INTERNSHIP', 'ON_THE_JOB_TRAINING', 'CASH_FOR_WORK', 'TRAINING', 'GRANT')),
        occasion text not null check (length(occasion) between 1 and 200),
        minor bigint not null check (minor > 0),
        reserved_on date not null,
        reserved_at timestamptz(3) not null,
        primary key (mission_id, id),
        constraint award_fund unique (mission_id, fund_id, id),
        -- One seat is paid for once, however often it is asked for.
        constraint award_occasion unique (mission_id, occasion),
        constraint award_of_fund foreign key (mission_id, fund_id) references fund (mission_id, id),
        foreign key (mission_id, opening_id) references opening (mission_id, id),
        foreign key (mission_id, employer_id) references employer (mission_id, id),
        foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id)
      );
      select rejoin_tenant('award');
      revoke update, delete on award from rejoin_service;
      create index on award (mission_id, opening_id);
      create index on award (mission_id, employer_id);
      create index on award (mission_id, jobseeker_id);

      create table payment (
        mission_id uuid not null references mission (id),
        id uuid not null,
        award_id uuid not null,
        reference text not null,
        minor bigint not null check (minor > 0),
        from_day date not null,
        to_day date not null,
        evidence text not null check (evidence in ('PAYROLL_DECLARATION', 'ATTENDANCE', 'END_REPORT', 'INVOICE')),
        status text not null check (status in ('REQUESTED', 'APPROVED', 'REJECTED')),
        requested_by uuid not null,
        requested_at timestamptz(3) not null,
        decided_by uuid,
        decided_at timestamptz(3),
        decision_reason text check (length(decision_reason) between 1 and 1000),
        primary key (mission_id, id),
        constraint payment_reference unique (mission_id, reference),
        foreign key (mission_id, award_id) references award (mission_id, id),
        foreign key (mission_id, requested_by) references account (mission_id, id),
        foreign key (mission_id, decided_by) references account (mission_id, id),
        constraint payment_two_people check (decided_by <> requested_by),
        check ((status = 'REQUESTED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
        check (status <> 'REJECTED' or decision_reason is not null),
        check (from_day <= to_day)
      );
      select rejoin_tenant('payment');
      revoke delete on payment from rejoin_service;
      create unique index payment_once on payment (mission_id, award_id, from_day) where status <> 'REJECTED';
      create index on payment (mission_id, status, id);

      create table ledger_account (
        mission_id uuid not null references mission (id),
        id uuid not null,
        fund_id uuid not null,
        kind text not null check (kind in ('FUNDED', 'AVAILABLE', 'RESERVED', 'COMMITTED', 'PAID', 'CLAIMED', 'ENTITLED', 'ENTITLEMENT_LEFT', 'ENTITLEMENT_USED')),
        award_id uuid,
        jobseeker_id uuid,
        balance bigint not null default 0,
        primary key (mission_id, id),
        constraint ledger_account_fund unique (mission_id, fund_id, id),
        constraint ledger_account_once unique nulls not distinct (mission_id, fund_id, kind, award_id, jobseeker_id),
        -- Read on its own side. Money and entitlement are never spent twice, whoever races.
        constraint ledger_account_not_below_zero check (balance >= 0),
        check ((award_id is not null) = (kind in ('RESERVED', 'COMMITTED', 'PAID', 'CLAIMED'))),
        check ((jobseeker_id is not null) = (kind in ('ENTITLED', 'ENTITLEMENT_LEFT', 'ENTITLEMENT_USED'))),
        foreign key (mission_id, fund_id) references fund (mission_id, id),
        foreign key (mission_id, fund_id, award_id) references award (mission_id, fund_id, id),
        constraint ledger_account_jobseeker foreign key (mission_id, jobseeker_id) references jobseeker (mission_id, id)
      );
      select rejoin_tenant('ledger_account');
      revoke insert, update, delete on ledger_account from rejoin_service;
      -- Without the balance, which only entries move.
      grant insert (mission_id, id, fund_id, kind, award_id, jobseeker_id) on ledger_account to rejoin_service;
      create index on ledger_account (mission_id, award_id) where award_id is not null;
      create index on ledger_account (mission_id, jobseeker_id) where jobseeker_id is not null;

      create table ledger_transaction (
        mission_id uuid not null references mission (id),
        id uuid not null,
        fund_id uuid not null,
        kind text not null check (kind in ('BUDGET', 'BUDGET_CUT', 'ENTITLEMENT', 'ENTITLEMENT_CUT', 'RESERVATION', 'COMMITMENT', 'INSTALMENT', 'RELEASE', 'CLAW_BACK', 'RECOVERY')),
        award_id uuid,
        payment_id uuid,
        reason text check (length(reason) between 1 and 1000),
        booked_on date not null,
        by_account uuid,
        at timestamptz(3) not null,
        written_in xid8 not null default pg_current_xact_id(),
        primary key (mission_id, id),
        constraint ledger_transaction_fund unique (mission_id, fund_id, id),
        -- What was approved once is paid once.
        constraint ledger_payment_once unique (mission_id, payment_id),
        foreign key (mission_id, fund_id) references fund (mission_id, id),
        foreign key (mission_id, fund_id, award_id) references award (mission_id, fund_id, id),
        foreign key (mission_id, payment_id) references payment (mission_id, id),
        foreign key (mission_id, by_account) references account (mission_id, id),
        check ((kind = 'INSTALMENT') = (payment_id is not null)),
        check ((kind in ('RESERVATION', 'COMMITMENT', 'INSTALMENT', 'RELEASE', 'CLAW_BACK', 'RECOVERY')) = (award_id is not null))
      );
      select rejoin_tenant('ledger_transaction');
      revoke insert, update, delete on ledger_transaction from rejoin_service;
      grant insert (mission_id, id, fund_id, kind, award_id, payment_id, reason, booked_on, by_account, at) on ledger_transaction to rejoin_service;
      create index on ledger_transaction (mission_id, fund_id, booked_on, id);
      create index on ledger_transaction (mission_id, award_id) where award_id is not null;

      create table ledger_entry (
        mission_id uuid not null references mission (id),
        transaction_id uuid not null,
        account_id uuid not null,
        fund_id uuid not null,
        minor bigint not null check (minor <> 0),
        primary key (mission_id, transaction_id, account_id),
        -- Both of one fund, and so of one currency.
        foreign key (mission_id, fund_id, transaction_id) references ledger_transaction (mission_id, fund_id, id),
        foreign key (mission_id, fund_id, account_id) references ledger_account (mission_id, fund_id, id)
      );
      select rejoin_tenant('ledger_entry');
      revoke update, delete on ledger_entry from rejoin_service;
      create index on ledger_entry (mission_id, account_id);

      create function ledger_entry_counts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if not exists (select from ledger_transaction where mission_id = new.mission_id and id = new.transaction_id and written_in = pg_current_xact_id()) then
          raise exception 'entries are written with their transaction, never after it' using errcode = 'integrity_constraint_violation', constraint = 'ledger_entry_late';
        end if;
        update ledger_account set balance = balance + case when kind in ('FUNDED', 'ENTITLED') then -new.minor else new.minor end
          where mission_id = new.mission_id and id = new.account_id;
        return null;
      end $$;
      create trigger ledger_entry_counts after insert on ledger_entry for each row execute function ledger_entry_counts();

      create function ledger_balances() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        lines bigint;
        total numeric;
      begin
        select count(*), sum(minor) into lines, total from ledger_entry where mission_id = new.mission_id and transaction_id = new.id;
        if lines < 2 or total <> 0 then
          raise exception 'a transaction whose entries do not balance' using errcode = 'integrity_constraint_violation', constraint = 'ledger_balanced';
        end if;
        if new.payment_id is not null and not exists (
          select from payment p where p.mission_id = new.mission_id and p.id = new.payment_id and p.award_id = new.award_id and p.status = 'APPROVED' and p.decided_by <> p.requested_by
            and p.minor = (select e.minor from ledger_entry e join ledger_account a on a.mission_id = e.mission_id and a.id = e.account_id
              where e.mission_id = new.mission_id and e.transaction_id = new.id and a.kind = 'PAID')
        ) then
          raise exception 'a payment that no second person has approved' using errcode = 'integrity_constraint_violation', constraint = 'ledger_payment_approved';
        end if;
        return null;
      end $$;
      create constraint trigger ledger_balances after insert on ledger_transaction deferrable initially deferred for each row execute function ledger_balances();

      -- What somebody decided stays decided, and is about what was asked for. The reason can be forgotten with the person.
      create function payment_stands() returns trigger language plpgsql as $$
      begin
        if old.status <> 'REQUESTED' and (new.status, new.decided_by, new.decided_at) is distinct from (old.status, old.decided_by, old.decided_at)
          or (new.award_id, new.minor, new.from_day, new.to_day, new.evidence, new.reference, new.requested_by, new.requested_at)
            is distinct from (old.award_id, old.minor, old.from_day, old.to_day, old.evidence, old.reference, old.requested_by, old.requested_at) then
          raise exception 'a payment is not rewritten' using errcode = 'integrity_constraint_violation', constraint = 'payment_stands';
        end if;
        return new;
      end $$;
      create trigger payment_stands before update on payment for each row execute function payment_stands();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table ledger_entry, ledger_transaction, ledger_account, payment, award, fund;
      drop function ledger_entry_counts(), ledger_balances(), payment_stands();
    `);
  }
}
