import fc from 'fast-check';
import { addDays, day, parseDay, type Day } from '../../kernel/day.js';
import { isCountryCode } from '../codes/codes.js';
import { inForce } from './dated.js';
import { hazardousGroups } from './hazardous-work-table.js';
import { hazardOf, isHazardous } from './hazardous-work.js';
import { minimumWages } from './minimum-wage-table.js';
import { leastPayFor } from './minimum-wage.js';
import { workingAges } from './working-age-table.js';
import { minimumAgeFor } from './working-age.js';

const today = day('2026-11-21');

describe('a dated rule', () => {
  const rule = { validFrom: day('2019-09-05'), validTo: day('2020-12-31') };
  it.each([
    ['2019-09-04', false],
    ['2019-09-05', true],
    ['2020-12-31', true],
    ['2021-01-01', false],
  ])('on %s holds: %s', (on, holds) => expect(inForce(rule, day(on))).toBe(holds));

  it('without days holds always', () => {
    for (const on of [day('1950-01-01'), today, day('2200-01-01')]) expect(inForce({ validFrom: null, validTo: null }, on)).toBe(true);
  });
});

describe('L1 least age at the start of work', () => {
  it.each([
    ['our floor stands above a lower minimum age', 'GH', 16, 'FLOOR'],
    ['also above the 14 of C138', 'NE', 16, 'FLOOR'],
    ['a minimum age of 16 is the law itself, not our floor', 'GE', 16, 'MINIMUM_AGE'],
    ['a minimum age above the floor', 'AF', 18, 'MINIMUM_AGE'],
    ['school until 16', 'SN', 16, 'SCHOOL_LEAVING_AGE'],
    ['school until 18', 'PH', 18, 'SCHOOL_LEAVING_AGE'],
    ['a country without a row has the floor', 'NZ', 16, 'FLOOR'],
    ['so has a code of no country', 'QQ', 16, 'FLOOR'],
  ])('%s: %s', (_, country, age, basis) => expect(minimumAgeFor(country, today)).toMatchObject({ rule: 'L1', age, basis }));

  it.each([
    ['EG', '2014-01-17', 16],
    ['EG', '2014-01-18', 18],
    ['AM', '2017-08-31', 16],
    ['AM', '2017-09-01', 18],
  ])('%s on %s: %i', (country, on, age) => expect(minimumAgeFor(country, day(on)).age).toBe(age));

  it('names the law of the day', () => {
    expect(rowOf('ET', '2019-09-04')).toMatchObject({ minimumAge: 14, source: expect.stringContaining('377/2003') as string });
    expect(rowOf('ET', '2019-09-05')).toMatchObject({ minimumAge: 15, source: expect.stringContaining('1156/2019') as string });
    expect(minimumAgeFor('GE', today).source).toContain('Labour Code');
    expect(minimumAgeFor('ET', today).source).toContain('our own floor');
  });

  it('is provisional while nobody has reviewed the row, and where our floor decides', () => {
    for (const country of ['GE', 'PH', 'GH', 'NZ']) expect(minimumAgeFor(country, today).provisional).toBe(true);
  });

  it('is never below 16 nor above 18, and never below what the row says', () => {
    const country = fc.constantFrom(...workingAges.map((row) => row.country), 'NZ');
    fc.assert(
      fc.property(country, fc.integer({ min: day('1990-01-01'), max: day('2040-01-01') }), (country, on) => {
        const { age } = minimumAgeFor(country, on as Day);
        const row = workingAges.find((row) => row.country === country && inForce(row, on as Day));
        expect(age).toBeGreaterThanOrEqual(Math.max(16, row?.minimumAge ?? 0, row?.schoolLeavingAge ?? 0));
        expect(age).toBeLessThanOrEqual(18);
      }),
    );
  });

  function rowOf(country: string, on: string) {
    return workingAges.find((row) => row.country === country && inForce(row, day(on)));
  }
});

describe('the table of working ages', () => {
  const countries = [...new Set(workingAges.map((row) => row.country))];

  it('covers the countries that most people return to', () => {
    const expected =
      'ET GH NG SN GM GN ML BF CI NE CM SD SO KE IQ AF PK BD IN NP LK GE AM MD UA XK AL RS BA MA TN DZ EG EC CO MX HN GT SV PH VN'.split(' ');
    expect(expected.filter((country) => !countries.includes(country))).toEqual([]);
  });

  it.each(countries)('%s has exactly one row for every day', (country) => {
    expect(isCountryCode(country)).toBe(true);
    const rows = workingAges.filter((row) => row.country === country);
    const edges = rows.flatMap((row) => [row.validFrom, row.validTo]).filter((edge) => edge !== null);
    const days = [parseDay('1970-01-01')!, today, ...edges.flatMap((edge) => [addDays(edge, -1), edge, addDays(edge, 1)])];
    for (const on of days) expect(rows.filter((row) => inForce(row, on))).toHaveLength(1);
  });

  it('says where each row comes from and allows no child under 14', () => {
    for (const row of workingAges) {
      expect(row.source).not.toBe('');
      expect(row.minimumAge).toBeGreaterThanOrEqual(14);
      expect(row.minimumAge).toBeLessThanOrEqual(18);
    }
  });
});

describe('L2 hazardous work', () => {
  it.each([
    ['8111', 'miners and quarriers'],
    ['9311', 'mining labourers'],
    ['7542', 'shotfirers'],
    ['7541', 'divers'],
    ['7121', 'roofers'],
    ['9313', 'building labourers'],
    ['7212', 'welders'],
    ['7544', 'fumigators'],
    ['8322', 'drivers of cars'],
    ['8344', 'drivers of lift trucks'],
    ['5414', 'security guards'],
    ['0310', 'soldiers'],
    ['9612', 'refuse sorters'],
    ['8111.1', 'an occupation below a group'],
  ])('%s %s', (code) => expect(isHazardous(code, today, 'ET')).toBe(true));

  it.each([
    ['7531', 'tailors'],
    ['5120', 'cooks'],
    ['5131', 'waiters'],
    ['5141', 'hairdressers'],
    ['6111', 'crop growers'],
    ['6121', 'dairy farmers'],
    ['7115', 'carpenters'],
    ['7126', 'plumbers'],
    ['7231', 'motor mechanics'],
    ['7411', 'building electricians'],
    ['7512', 'bakers'],
    ['5223', 'shop assistants'],
    ['4110', 'office clerks'],
    ['2512', 'software developers'],
    ['8153', 'sewing machine operators'],
    ['9112', 'cleaners'],
    ['9412', 'kitchen helpers'],
  ])('not %s %s', (code) => expect(isHazardous(code, today, 'ET')).toBe(false));

  it('takes a code that is broader than a hazardous group as hazardous', () => {
    expect(isHazardous('81', today, 'ET')).toBe(true);
    expect(isHazardous('711', today, 'ET')).toBe(true);
    expect(isHazardous('751', today, 'ET')).toBe(true);
    expect(isHazardous('2', today, 'ET')).toBe(false);
  });

  it('says nothing about work without a code', () => expect(isHazardous('', today, 'ET')).toBe(false));

  it('names the danger and where the rule comes from', () => {
    expect(hazardOf('8111', today, 'GH')).toMatchObject({ group: '8111', danger: expect.stringContaining('under ground') as string });
    for (const row of hazardousGroups) {
      expect(row.group).toMatch(/^\d{1,4}$/);
      expect(row.source).not.toBe('');
    }
  });

  it('lists no group twice', () => {
    const all = hazardousGroups.map((row) => row.group);
    const inside = all.filter((group, index) => all.some((other, at) => at !== index && group.startsWith(other)));
    expect(inside).toEqual([]);
  });
});

describe('least pay (L9)', () => {
  it.each<[string, string, string, number | null, number | null]>([
    ['an hour, of a week of 40 hours', 'MA', '2026-01-01', 40, Math.floor((1_792 * 40 * 52) / 12)],
    ['the amount of the year before on its last day', 'MA', '2025-12-31', 40, Math.floor((1_710 * 40 * 52) / 12)],
    ['a month, of a full week', 'TN', '2025-06-01', null, 528_320],
    ['a share of it, of a shorter week', 'TN', '2025-06-01', 12, 132_080],
    ['no more than a month, of a longer week', 'TN', '2025-06-01', 60, 528_320],
    ['a day, of six days a week', 'GH', '2025-02-28', 40, 1_815 * 26],
    ['the day after', 'GH', '2025-03-01', 40, 1_997 * 26],
    ['nothing, before the first row', 'TN', '2024-12-31', null, null],
    ['nothing, where no law sets one', 'ET', '2025-06-01', null, null],
  ])('is %s', (_, country, on, hours, monthly) => expect(leastPayFor(country, day(on), hours)?.monthlyMinor ?? null).toBe(monthly));

  it('is provisional, with where it is from, and no country has two on one day', () => {
    expect(leastPayFor('IQ', day('2026-01-01'), null)).toMatchObject({ provisional: true, currency: 'IQD', source: expect.stringMatching(/\w/) });
    for (const a of minimumWages)
      for (const b of minimumWages) if (a !== b && a.country === b.country) expect((a.validTo ?? Infinity) < (b.validFrom ?? -Infinity) || (b.validTo ?? Infinity) < (a.validFrom ?? -Infinity)).toBe(true);
  });
});
