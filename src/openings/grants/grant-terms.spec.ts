import fc from 'fast-check';

import type { FundId } from '../../programmes/funds/ledger/ledger-account.js';
import type { Kit, KitId } from '../../programmes/kits/kit.js';
import type { ProgrammeId } from '../../programmes/rules/programmes/programme.js';
import type { MissionId } from '../../kernel/ids.js';
import { day, formatDay } from '../../kernel/day.js';
import type { VentureId } from '../../matching/team/team.js';
import type { GrantId, GrantTerms } from './grant.js';
import { checkCash, checkKind, faultOfFundable, faultOfOwed, faultOfPaid, followingTasks, matchingShare } from './grant-terms.js';
import { ventureStatuses } from '../ventures/venture.js';

const cash: GrantTerms = {
  ...{ programmeId: 'p' as ProgrammeId, fundId: 'f' as FundId, form: 'CASH', minor: 100, cashReason: 'REMOTE_RETURN', kitId: null, kitVersion: null },
  instalments: [{ minor: 60, needs: 'the lease' }, { minor: 40, needs: 'receipts' }],
};
const kit: Kit = {
  ...{ missionId: 'm' as MissionId, id: 'k' as KitId, category: 'Food', type: 'Bakery', version: 3, createdAt: new Date(0), currency: 'USD', offered: true },
  ...{ items: [{ code: 'OVEN', name: 'Oven', unit: 'piece', quantity: 2, unitPriceMinor: 45_000 }], training: 'Bookkeeping', trainingHours: 8, source: 'a market' },
};
const venture = (minor: number, publicPercent: number | null) => ({ currency: 'USD', publicPercent, budget: [{ what: 'all', purpose: 'INCOME' as const, amountMinor: minor }] });
const share = (minor: number, cost: number, percent: number | null, before = 0) => matchingShare(venture(cost, percent), { minor, currency: 'USD' }, before);

describe('terms of a grant', () => {
  it('in cash: parts that add up to it, each with what it needs', () => {
    expect(checkCash(cash)).toEqual({ ok: true, value: cash });
    expect(checkCash({ ...cash, minor: 101 })).toMatchObject({ facts: { field: 'instalments' } });
    expect(checkCash({ ...cash, instalments: [] })).toMatchObject({ facts: { field: 'instalments' } });
    expect(checkCash({ ...cash, instalments: [{ minor: 100, needs: ' ' }] })).toMatchObject({ facts: { field: 'instalments.0.needs' } });
    expect(checkCash({ ...cash, instalments: [{ minor: 140, needs: 'x' }, { minor: -40, needs: 'x' }] })).toMatchObject({ facts: { field: 'instalments.1.minor' } });
  });

  it('F23: in kind, the last version of the kit at its price, and no reason for cash', () => {
    expect(checkKind({ ...cash, form: 'IN_KIND' }, kit, 'USD')).toMatchObject({ ok: true, value: { minor: 90_000, kitId: 'k', kitVersion: 3, cashReason: null, instalments: [] } });
    expect(checkKind(cash, { ...kit, offered: false }, 'USD')).toMatchObject({ facts: { field: 'kitId' } });
    expect(checkKind(cash, kit, 'ETB')).toMatchObject({ facts: { field: 'kitId' } });
  });

  it('are for ventures whose people come together, and owed once they stand', () => {
    expect(ventureStatuses.filter((status) => faultOfFundable({ status }) === null)).toEqual(['FORMING', 'FUNDED', 'RUNNING']);
    expect(ventureStatuses.filter((status) => faultOfOwed({ status }) === null)).toEqual(['FUNDED', 'RUNNING']);
    expect(ventureStatuses.filter((status) => faultOfPaid({ status }) === null)).toEqual(['FUNDED', 'RUNNING', 'SOLD', 'PARTNERS_SPLIT', 'CAPITAL_LOST', 'FAILED', 'CLOSED_BY_CHOICE']);
  });
});

describe('F26: what the members put in', () => {
  it.each([
    ['as much at 50 percent', 125_000, 250_000, 50, 125_000],
    ['three times as much at 25', 375_000, 1_500_000, 25, 1_125_000],
    ['nothing where public money pays all', 100, 100, 100, 0],
    ['rounded for the fund', 1, 100, 30, 3],
  ])('%s', (_, minor, cost, percent, own) => expect(share(minor, cost, percent)).toEqual({ ok: true, value: { publicPercent: percent, ownMinor: own } }));

  it('is nothing where no share is named', () => expect(share(1_000, 0, null)).toEqual({ ok: true, value: { publicPercent: null, ownMinor: 0 } }));

  it.each([
    ['the whole share', 50, 0, true],
    ['a minor unit more', 51, 0, false],
    ['what is left of it', 20, 30, true],
    ['more than is left', 21, 30, false],
  ])('lets public money pay %s: %i after %i is %s', (_, minor, before, ok) => {
    const said = share(minor, 100, 50, before);
    expect(said.ok).toBe(ok);
    if (!ok) expect(said).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F26' } });
  });

  it('needs a budget, in the currency of the fund', () => {
    expect(share(1, 0, 50)).toMatchObject({ code: 'VENTURE_NOT_READY', facts: { field: 'budget' } });
    expect(matchingShare(venture(100, 50), { minor: 1, currency: 'ETB' }, 0)).toMatchObject({ facts: { field: 'fundId' } });
  });

  it('is never less than the share that is not public', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 100 }), (minor, percent) => {
        const said = share(minor, minor * 100, percent);
        if (!said.ok) throw new Error(said.message);
        const { ownMinor } = said.value;
        expect(minor * 100).toBeLessThanOrEqual((minor + ownMinor) * percent);
        expect(minor * 100).toBeGreaterThan((minor + ownMinor - 1) * percent);
      }),
    );
  });
});

describe('F26: what follows a grant', () => {
  const following = (ventureId: string | null, publicPercent: number | null) =>
    followingTasks({ id: 'g' as GrantId, ventureId: ventureId as VentureId | null, publicPercent }, day('2026-03-02')).map(({ topic, occasion, dueOn }) => [topic, occasion, formatDay(dueOn)]);

  it('is mentoring and a referral to a bank where the members match it, and nothing else', () => {
    expect(following('v', 50)).toEqual([['MENTORING', 'grant-g.MENTORING.F26', '2026-03-16'], ['MONEY', 'grant-g.MONEY.F26', '2026-03-16']]);
    expect([following('v', null), following(null, null)]).toEqual([[], []]);
  });
});
