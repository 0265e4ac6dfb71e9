import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is bought is paid once for each paper that shows it, such as two invoices of one day; work is paid once for each day. Going back is refused while two papers
 * of one day are paid for.
 */
export class PaymentsByPaper2026112208010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table payment add column document text check (length(document) between 1 and 100),
        add constraint payment_document_of check (document is null or evidence in ('INVOICE', 'RECEIPTS', 'DELIVERY', 'VISIT'));
      drop index payment_once;
      create unique index payment_once on payment (mission_id, award_id, from_day) where status <> 'REJECTED' and document is null;
      create unique index payment_once_by_paper on payment (mission_id, award_id, evidence, lower(document)) where status <> 'REJECTED' and document is not null;

      -- The name of a paper can be forgotten with the person, and nothing else takes its place.
      create or replace function payment_stands() returns trigger language plpgsql as $$
      begin
        if old.status <> 'REQUESTED' and (new.status, new.decided_by, new.decided_at) is distinct from (old.status, old.decided_by, old.decided_at)
          or (new.award_id, new.minor, new.from_day, new.to_day, new.evidence, new.reference, new.requested_by, new.requested_at)
            is distinct from (old.award_id, old.minor, old.from_day, old.to_day, old.evidence, old.reference, old.requested_by, old.requested_at)
          or new.document is distinct from old.document and (old.document is null or new.document is distinct from 'forgotten ' || old.id) then
          raise exception 'a payment is not rewritten' using errcode = 'integrity_constraint_violation', constraint = 'payment_stands';
        end if;
        return new;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function payment_stands() returns trigger language plpgsql as $$
      begin
        if old.status <> 'REQUESTED' and (new.status, new.decided_by, new.decided_at) is distinct from (old.status, old.decided_by, old.decided_at)
          or (new.award_id, new.minor, new.from_day, new.to_day, new.evidence, new.reference, new.requested_by, new.requested_at)
            is distinct from (old.award_id, old.minor, old.from_day, old.to_day, old.evidence, old.reference, old.requested_by, old.requested_at) then
          raise exception 'a payment is not rewritten' using errcode = 'integrity_constraint_violation', constraint = 'payment_stands';
        end if;
        return new;
      end $$;
      drop index payment_once, payment_once_by_paper;
      alter table payment drop column document;
      create unique index payment_once on payment (mission_id, award_id, from_day) where status <> 'REJECTED';
    `);
  }
}
