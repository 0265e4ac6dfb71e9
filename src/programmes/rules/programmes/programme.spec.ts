import { day } from '../../../kernel/day.js';
import { readyProgrammes } from '../ready/ready-programmes.js';
import { checkCode, checkProgramme, followedBy, pilotEndsOn, type ProgrammeTerms } from './programme.js';

const terms: ProgrammeTerms = {
  ...{ name: 'Wages', funder: 'A donor', instruments: ['WAGE_SUBSIDY'], targetGroup: 'People', level: 'Half', mostMonths: 6, conditions: 'None', evaluation: 'Yearly' },
  ...{ startsOn: null, endsOn: null, pilot: false },
};

describe('a programme', () => {
  it.each(['targetGroup', 'level', 'conditions', 'evaluation'] as const)('L10: names its %s', (field) => {
    expect(checkProgramme(terms).ok).toBe(true);
    expect(checkProgramme({ ...terms, [field]: ' ' })).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'L10' } });
  });

  it('L10: names its duration where it pays wages', () => {
    expect(checkProgramme({ ...terms, mostMonths: null })).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'L10' } });
    expect(checkProgramme({ ...terms, mostMonths: null, instruments: ['GRANT'] }).ok).toBe(true);
    for (const mostMonths of [0, 121, 1.5]) expect(checkProgramme({ ...terms, mostMonths })).toMatchObject({ facts: { field: 'mostMonths' } });
  });

  it('F32: has a last day where it is a pilot', () => {
    expect(checkProgramme({ ...terms, pilot: true })).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F32' } });
    expect(checkProgramme({ ...terms, pilot: true, endsOn: day('2026-12-31') }).ok).toBe(true);
    expect([pilotEndsOn({ pilot: true, endsOn: day('2026-12-31') }), pilotEndsOn({ pilot: false, endsOn: day('2026-12-31') })]).toEqual([day('2026-12-31'), null]);
  });

  it('has days in order, instruments once and a code of capital letters', () => {
    expect(checkProgramme({ ...terms, startsOn: day('2026-01-02'), endsOn: day('2026-01-01') })).toMatchObject({ facts: { field: 'endsOn' } });
    expect(checkProgramme({ ...terms, instruments: ['WAGE_SUBSIDY', 'WAGE_SUBSIDY'] })).toMatchObject({ facts: { field: 'instruments' } });
    for (const code of ['a', 'A', '1A', 'A B', 'A'.repeat(41)]) expect(checkCode(code).ok).toBe(false);
    expect(readyProgrammes.filter((ready) => !checkCode(ready.code).ok || !checkProgramme({ ...ready, startsOn: null, endsOn: null, pilot: false }).ok)).toEqual([]);
  });
});

describe('the next rule set', () => {
  const first = { validFrom: null, validTo: null };
  const [yesterday, today, later] = ['2026-03-30', '2026-03-31', '2026-05-01'].map(day) as [ReturnType<typeof day>, ReturnType<typeof day>, ReturnType<typeof day>];

  it('ends the one before on the day before', () => {
    expect(followedBy([first], today, today)).toEqual({ ok: true, value: [{ validFrom: null, validTo: yesterday }] });
    expect(followedBy([], today, today)).toEqual({ ok: true, value: [] });
    expect(followedBy([{ validFrom: null, validTo: yesterday }], today, today)).toEqual({ ok: true, value: [] });
  });

  it('changes nothing of days that are over, and comes after all others', () => {
    expect(followedBy([first], yesterday, today)).toMatchObject({ facts: { field: 'validFrom' } });
    expect(followedBy([{ validFrom: later, validTo: null }], later, today)).toMatchObject({ facts: { field: 'validFrom' } });
    expect(followedBy([{ validFrom: later, validTo: null }], today, today)).toMatchObject({ facts: { field: 'validFrom' } });
  });
});
