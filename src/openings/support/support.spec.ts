import { day } from '../../kernel/day.js';
import type { Money } from '../../kernel/money.js';
import { convert, missionRates } from '../../office/missions/rates.js';
import type { FundId } from '../../programmes/funds/ledger/ledger-account.js';
import type { Fund } from '../../programmes/funds/fund.js';
import type { Programme, ProgrammeId } from '../../programmes/rules/programmes/programme.js';
import { readyProgrammes } from '../../programmes/rules/ready/ready-programmes.js';
import { eligibleUnder } from '../../programmes/rules/rule-set.js';
import type { Opening } from '../openings/opening.js';
import { noCourse } from './course-support.js';
import { checkSupport, faultOfPlace, type SupportTerms } from './support.js';
import { ofOpeningAlone, supportFacts } from './support-facts.js';

const today = day('2026-03-02');
const terms: SupportTerms = {
  ...{ programmeId: 'p' as ProgrammeId, instrument: 'WAGE_SUBSIDY', fundId: 'f' as FundId, amountMinor: 120_000, sharePercent: 50, months: 6 },
  ...{ wageStepsPercent: null, retentionMonths: 6, referenceWageMinor: null, goal: null, reviewOn: null },
  ...noCourse,
};
const opening: Pick<Opening, 'kind' | 'pay' | 'hoursPerWeek'> = { kind: 'VACANCY', pay: { min: 40_000, max: 40_000, currency: 'USD', period: 'MONTH' }, hoursPerWeek: { min: 40, max: 40 } };
const programme = { name: 'Wage subsidy', instruments: ['WAGE_SUBSIDY', 'CASH_FOR_WORK', 'ON_THE_JOB_TRAINING'], mostMonths: 12, startsOn: null, endsOn: null } as unknown as Programme;
const fund = { currency: 'USD' } as Fund;
const placed = (over: Partial<SupportTerms>, at = opening, of: Partial<Programme> = {}, money: Fund | null = fund) => faultOfPlace({ ...terms, ...over }, at, { ...programme, ...of }, money, { today, convert: byRates });
/** A euro is two dollars; of other currencies no rate is known. */
const byRates = (amount: Money, to: string): Money | null => convert(amount, to, today, missionRates('USD', [{ currency: 'EUR', validFrom: today, rate: '2' }]));

describe('what a programme pays at an opening', () => {
  it('has numbers that can be', () => {
    expect(checkSupport(terms)).toEqual({ ok: true, value: terms });
    for (const over of [{ sharePercent: 0 }, { sharePercent: 101 }, { months: 0 }, { months: 121 }, { retentionMonths: 0 }, { wageStepsPercent: [] }, { wageStepsPercent: [80, 0.5] }, { amountMinor: 0 }, { referenceWageMinor: 0 }] satisfies Partial<SupportTerms>[])
      expect(checkSupport({ ...terms, ...over })).toMatchObject({ code: 'INVALID_INPUT', facts: { field: Object.keys(over)[0] } });
  });

  it('comes out of a fund by an instrument and for a time, or is no money at all', () => {
    expect(checkSupport({ ...terms, amountMinor: null })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(checkSupport({ ...terms, fundId: null })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(checkSupport({ ...terms, instrument: null })).toMatchObject({ facts: { field: 'instrument' } });
    expect(checkSupport({ ...terms, months: null })).toMatchObject({ facts: { field: 'months' } });
    expect(checkSupport({ ...terms, fundId: null, amountMinor: null, instrument: null, sharePercent: null, months: null })).toMatchObject({ ok: true });
  });

  it('is for an opening of that kind, of a programme that pays so, for as long as that supports anybody', () => {
    expect(placed({})).toBeNull();
    expect(placed({}, { ...opening, kind: 'INTERNSHIP' })).toMatchObject({ facts: { field: 'instrument' } });
    expect(placed({ instrument: 'PAID_INTERNSHIP' })).toMatchObject({ facts: { field: 'instrument' } });
    expect(placed({}, opening, { instruments: ['TRAINING'] })).toMatchObject({ facts: { field: 'instrument' } });
    expect(placed({}, opening, { mostMonths: 6 })).toBeNull();
    expect(placed({}, opening, { mostMonths: 5 })).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'L10' } });
    expect(placed({}, opening, { endsOn: today })).toBeNull();
    expect(placed({}, opening, { endsOn: day('2026-03-01') })).toMatchObject({ facts: { field: 'programmeId' } });
    expect(placed({ reviewOn: day('2026-03-01') })).toMatchObject({ facts: { field: 'reviewOn' } });
  });

  it('is never more than its share of the wage', () => {
    expect(placed({ amountMinor: 120_001 })).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'amountMinor' } });
    for (const amountMinor of [60_000, 60_001]) expect([amountMinor, placed({ amountMinor }, opening, {}, { ...fund, currency: 'EUR' })?.facts ?? null]).toEqual([amountMinor, amountMinor > 60_000 ? expect.objectContaining({ field: 'amountMinor' }) : null]);
    expect(placed({ amountMinor: 1 }, opening, {}, { ...fund, currency: 'ETB' })).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'fundId' } });
    expect(placed({ amountMinor: 1 }, { ...opening, pay: null }, {}, { ...fund, currency: 'ETB' })).toBeNull();
    expect(placed({ amountMinor: 120_001 }, { ...opening, pay: null })).toBeNull();
  });

  it('is never more than the whole of the wage or stipend where it is no share of it', () => {
    for (const instrument of ['ON_THE_JOB_TRAINING', 'CASH_FOR_WORK'] as const) {
      expect(placed({ instrument, sharePercent: null, amountMinor: 240_000 })).toBeNull();
      expect(placed({ instrument, sharePercent: null, amountMinor: 240_001 })).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'amountMinor' } });
    }
    const stipend = (amountMinor: number, max = 40_000) =>
      placed({ instrument: 'PAID_INTERNSHIP', sharePercent: null, months: 2, amountMinor }, { ...opening, kind: 'INTERNSHIP', pay: { min: 1, max, currency: 'USD', period: 'MONTH' } }, { instruments: ['PAID_INTERNSHIP'] });
    expect(stipend(80_000)).toBeNull();
    expect(stipend(80_001)).toMatchObject({ facts: { field: 'amountMinor' } });
    // Nor where the stipend is lowered afterwards.
    expect(stipend(80_000, 39_999)).toMatchObject({ facts: { field: 'amountMinor' } });
  });
});

describe('the rules of a programme, asked of an opening alone', () => {
  const ask = (code: string, over: Partial<SupportTerms>, at = opening) => {
    const { sets } = readyProgrammes.find((each) => each.code === code)!;
    const { blocks, warnings } = ofOpeningAlone(eligibleUnder(supportFacts(at, { ...terms, ...over }), sets, today));
    return { blocks: [...new Set(blocks.map(({ rule }) => rule))], warnings: [...new Set(warnings.map(({ rule }) => rule))] };
  };
  const NOTHING = { blocks: [], warnings: [] };

  it('wait with what is asked of a person and of the firm', () => expect(ask('WAGE_SUBSIDY', {})).toEqual(NOTHING));

  it('F03: a share of 100 blocks, 99 does not; no period blocks; L11: more than half, or than 6 months, warns', () => {
    expect(ask('WAGE_SUBSIDY', { sharePercent: 100 }).blocks).toEqual(['F03']);
    expect(ask('WAGE_SUBSIDY', { sharePercent: null }).blocks).toEqual(['F03']);
    expect(ask('WAGE_SUBSIDY', { sharePercent: 99 })).toEqual({ blocks: [], warnings: ['L11'] });
    expect(ask('WAGE_SUBSIDY', { months: null }).blocks).toEqual(['F03']);
    expect(ask('WAGE_SUBSIDY', { months: 7 }).warnings).toContain('L11');
  });

  it('L12: an employer that keeps nobody on for as long as the subsidy lasts is warned of', () => {
    for (const retentionMonths of [5, null]) expect(ask('WAGE_SUBSIDY', { retentionMonths }).warnings).toEqual(['L12']);
  });

  it('F05: 80, 80, 100 passes, 80 for ever and a wage that falls block', () => {
    const steps = (...wageStepsPercent: number[]) => ask('ON_THE_JOB_TRAINING', { instrument: 'ON_THE_JOB_TRAINING', wageStepsPercent });
    expect(steps(80, 80, 100)).toEqual(NOTHING);
    expect(steps(80).blocks).toEqual(['F05']);
    expect(steps(90, 80, 100).blocks).toEqual(['F05']);
  });

  it('F06: the project pays all of it, for a time, with a goal and a day of review', () => {
    const good = { instrument: 'CASH_FOR_WORK', sharePercent: 100, months: 3, goal: 'towards a post as a mason', reviewOn: day('2026-06-01') } as const;
    expect(ask('CASH_FOR_WORK', good)).toEqual(NOTHING);
    for (const over of [{ sharePercent: 99 }, { months: null }, { goal: null }, { reviewOn: null }]) expect(ask('CASH_FOR_WORK', { ...good, ...over }).blocks).toEqual(['F06']);
  });

  it('F07: six months pass, the seventh blocks', () => {
    expect(ask('EMPLOYMENT_SUBSIDY', {})).toEqual(NOTHING);
    expect(ask('EMPLOYMENT_SUBSIDY', { months: 7 }).blocks).toEqual(['F07']);
  });
});
