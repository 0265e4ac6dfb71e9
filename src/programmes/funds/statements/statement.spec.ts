import { day } from '../../../kernel/day.js';
import type { EmployerId, MissionId, OpeningId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { FundId } from '../ledger/ledger-account.js';
import { statementCsv } from './statement-csv.js';
import { mayReadStatement, totalsOf, type LedgerTransactionId, type StatementLine } from './statement.js';

const line: StatementLine = {
  ...{ id: 't' as LedgerTransactionId, bookedOn: day('2026-03-01'), kind: 'INSTALMENT', minor: 1250, currency: 'USD', payerName: 'Labour Office', reference: 'P-1' },
  ...{ openingId: null, employerId: null, jobseekerId: null },
};

async function csv(lines: readonly StatementLine[]): Promise<string[]> {
  async function* each() {
    yield* lines;
  }
  const written: string[] = [];
  for await (const part of statementCsv(each())) written.push(part);
  return written;
}

describe('a statement as CSV', () => {
  it('has a line for each transaction', async () => {
    const [head, first] = await csv([line]);
    expect(head).toBe('\ufeff"booked_on","kind","payer","reference","opening_id","employer_id","jobseeker_id","minor_units","currency"\r\n');
    expect(first).toBe('"2026-03-01","INSTALMENT","Labour Office","P-1","","","","1250","USD"\r\n');
  });

  it.each(['=cmd|x', '+1', '-1', '@sum', '\tx', '＝1', '\'=1'])('runs no formula: %p', async (payerName) => {
    const [, first] = await csv([{ ...line, payerName }]);
    expect(first).toContain(`,"'${payerName}",`);
  });

  it('keeps quotes and commas within their cell', async () => {
    expect((await csv([{ ...line, payerName: 'A "B", C' }]))[1]).toContain(',"A ""B"", C",');
  });
});

describe('totals', () => {
  it('are read on the side on which an account grows, by currency', () => {
    const [eur, usd] = totalsOf([
      { currency: 'USD', kind: 'FUNDED', minor: -100 },
      { currency: 'USD', kind: 'AVAILABLE', minor: 60 },
      { currency: 'USD', kind: 'PAID', minor: 40 },
      { currency: 'EUR', kind: 'ENTITLED', minor: -7 },
      { currency: 'EUR', kind: 'ENTITLEMENT_LEFT', minor: 7 },
    ]);
    expect(usd).toEqual({ currency: 'USD', funded: 100, available: 60, reserved: 0, committed: 0, paid: 40, claimed: 0, entitled: 0, entitlementLeft: 0 });
    expect(eur).toMatchObject({ currency: 'EUR', funded: 0, entitled: 7, entitlementLeft: 7 });
  });
});

describe('who may read a statement', () => {
  const viewer = (roles: Viewer['roles'], employerId: EmployerId | null = null): Viewer => ({ missionId: 'm' as MissionId, accountId: null, roles, employerId });
  const own = 'own' as EmployerId;
  const partner = viewer(['PARTNER'], own);

  it('is finance and officers, and a partner of what is paid to it', () => {
    const fund = { kind: 'FUND', id: 'f' as FundId } as const;
    for (const role of ['FINANCE', 'JOB_PLACEMENT_OFFICER'] as const) expect(mayReadStatement(viewer([role]), fund)).toBe(true);
    for (const role of ['CASE_MANAGER', 'MONITORING', 'ADMIN'] as const) expect(mayReadStatement(viewer([role]), fund)).toBe(false);
    expect(mayReadStatement(partner, fund)).toBe(false);
    expect(mayReadStatement(partner, { kind: 'PERSON', id: 'p' as never })).toBe(false);
    expect(mayReadStatement(partner, { kind: 'OPENING', id: 'o' as OpeningId })).toBe(true);
    expect(mayReadStatement(partner, { kind: 'EMPLOYER', id: own })).toBe(true);
    expect(mayReadStatement(partner, { kind: 'EMPLOYER', id: 'other' as EmployerId })).toBe(false);
  });
});
