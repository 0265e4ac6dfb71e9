import { day, formatDay, type Day } from '../../../kernel/day.js';
import type { EmployerId, MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { LedgerTransactionId, StatementLine, StatementOf, StatementSum } from './statement.js';

/** What is read: whose, up to which day, and for a partner only what is paid to its employer. */
export interface StatementScope {
  readonly missionId: MissionId;
  readonly of: StatementOf;
  readonly asOf: Day;
  readonly employerId: EmployerId | null;
}

/** Day and id of the last line of the page before. */
export type AfterLine = readonly [day: number, id: string] | null;

/** Which entries belong to a statement: `e` of account `a`, in transaction `t`, of award `w` where it has one; `$3` names whose. */
const BELONGS: Readonly<Record<StatementOf['kind'], string>> = {
  FUND: 't.fund_id = $3',
  OPENING: 'w.opening_id = $3 and a.award_id is not null',
  EMPLOYER: 'w.employer_id = $3 and a.award_id is not null',
  PERSON: '(a.jobseeker_id = $3 or (w.jobseeker_id = $3 and a.award_id is not null))',
};

const joined = (of: StatementOf): string => `from ledger_entry e
  join ledger_transaction t on t.mission_id = e.mission_id and t.id = e.transaction_id
  join ledger_account a on a.mission_id = e.mission_id and a.id = e.account_id
  join fund f on f.mission_id = t.mission_id and f.id = t.fund_id
  left join award w on w.mission_id = t.mission_id and w.id = t.award_id
  left join payment p on p.mission_id = t.mission_id and p.id = t.payment_id
  where t.mission_id = $1 and t.booked_on <= $2 and ${BELONGS[of.kind]} and ($4::uuid is null or w.employer_id = $4)`;

const named = ({ missionId, of, asOf, employerId }: StatementScope): unknown[] => [missionId, formatDay(asOf), of.id, employerId];

/** All entries of a statement, by currency and kind of account. */
export async function sumsOf(tx: Tx, scope: StatementScope): Promise<StatementSum[]> {
  const rows: { currency: string; kind: StatementSum['kind']; minor: string }[] = await tx.query(
    `select f.currency, a.kind, sum(e.minor) as minor ${joined(scope.of)} group by 1, 2`,
    named(scope),
  );
  return rows.map((row) => ({ ...row, minor: Number(row.minor) }));
}

interface LineRow extends Omit<StatementLine, 'bookedOn' | 'minor' | 'id'> {
  readonly id: string;
  readonly bookedOn: string;
  readonly minor: string;
}

/** The transactions of a statement, the first one first. Their amount is what arrived on an account of money, or else of entitlement. */
export async function linesOf(tx: Tx, scope: StatementScope, after: AfterLine, limit: number): Promise<StatementLine[]> {
  const rows: LineRow[] = await tx.query(
    `select t.id, t.booked_on::text as "bookedOn", t.kind, f.currency, f.payer_name as "payerName", p.reference,
       w.opening_id as "openingId", w.employer_id as "employerId", coalesce(w.jobseeker_id, max(a.jobseeker_id::text)::uuid) as "jobseekerId",
       (select coalesce(nullif(sum(x.minor) filter (where y.jobseeker_id is null), 0), sum(x.minor)) from ledger_entry x
        join ledger_account y on y.mission_id = x.mission_id and y.id = x.account_id
        where x.mission_id = t.mission_id and x.transaction_id = t.id and x.minor > 0) as minor
     ${joined(scope.of)} and ($5::date is null or (t.booked_on, t.id) > ($5, $6))
     group by t.mission_id, t.id, f.mission_id, f.id, w.mission_id, w.id, p.mission_id, p.id
     order by t.booked_on, t.id limit $7`,
    [...named(scope), after === null ? null : formatDay(after[0] as Day), after?.[1] ?? null, limit],
  );
  return rows.map((row) => ({ ...row, id: row.id as LedgerTransactionId, bookedOn: day(row.bookedOn), minor: Number(row.minor) }));
}
