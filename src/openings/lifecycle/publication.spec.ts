import { addDays, day } from '../../kernel/day.js';
import { anOpening } from '../../../test/openings/an-opening.js';
import { employerStatuses } from '../employers/employer.js';
import type { Opening } from '../openings/opening.js';
import { checkPublication, checkPublished, type Publisher } from './publication.js';

const today = day('2026-03-01');
const tunis = { geonameId: 2464470, name: 'Tunis', country: 'TN', latitude: 36.81897, longitude: 10.16579 };
const good: Publisher = { status: 'VERIFIED', pledgedAt: new Date(0) };

describe('checkPublication', () => {
  it('L7: publishes nothing without the pledge', () => {
    expect(checkPublication(anOpening(), good, today).ok).toBe(true);
    expect(checkPublication(anOpening(), { ...good, pledgedAt: null }, today)).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'L7' } });
  });

  it.each<[string, number, Partial<Opening>, boolean]>([
    ['a unit below the law of Tunisia', 528_319, {}, false],
    ['what it asks for', 528_320, {}, true],
    ['half of it for half a week', 264_160, { hoursPerWeek: { min: 24, max: 24 } }, true],
    ['less than half for half a week', 264_159, { hoursPerWeek: { min: 24, max: 24 } }, false],
    ['a stipend', 1, { kind: 'INTERNSHIP' }, true],
    ['another currency, which nobody compares', 1, { pay: { min: 1, max: 1, currency: 'EUR', period: 'MONTH' } }, true],
    ['less, where no law sets anything', 1, { place: { ...tunis, country: 'ET' } }, true],
  ])('L9: %s', (_, min, over, ok) => {
    const pay = { min, max: 900_000, currency: 'TND', period: 'MONTH' } as const;
    const outcome = checkPublished(anOpening({ pay, place: tunis, hoursPerWeek: { min: 48, max: 48 }, ...over }), today);
    expect(outcome).toMatchObject(ok ? { ok: true } : { code: 'RULE_FORBIDS', facts: { rule: 'L9' } });
  });

  it.each(employerStatuses)('L15: an employer that is %s', (status) => {
    const outcome = checkPublication(anOpening(), { ...good, status }, today);
    if (status === 'SUSPENDED' || status === 'BARRED') expect(outcome).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'L15' } });
    else expect(outcome.ok).toBe(true);
  });

  it.each<[string, Partial<Opening>]>([
    ['a seat left', { seats: 2, seatsTaken: 1 }],
    ['skills but no occupation', { occupation: null, skills: [{ uri: 'urn:skill:knead', essential: true, minLevel: null, hard: false }] }],
    ['work from anywhere', { remote: true, place: null }],
    ['today as the last day', { closesOn: today, startsBy: today }],
    ['a first day in the past', { startsOn: addDays(today, -1) }],
    ['a course without pay, whose occupation is nobody\'s yet', { kind: 'TRAINING', pay: null, occupation: null }],
    ['a role in a venture without pay', { kind: 'VENTURE_ROLE', pay: null }],
    ['a reason for not stating pay', { pay: null, payUnstatedReason: 'agreed with each person' }],
  ])('accepts %s', (_, over) => expect(checkPublished(anOpening(over), today).ok).toBe(true));

  it.each<[string, string, Partial<Opening>]>([
    ['seats', 'none', { seats: 0 }],
    ['seats', 'all taken', { seats: 2, seatsTaken: 2 }],
    ['occupation', 'nothing a person could be matched by', { occupation: null }],
    ['place', 'none', { place: null }],
    ['closesOn', 'yesterday', { closesOn: addDays(today, -1) }],
    ['startsBy', 'yesterday', { startsBy: addDays(today, -1) }],
    ['pay', 'neither pay nor a reason', { pay: null }],
  ])('refuses %s: %s', (field, _, over) => {
    expect(checkPublication(anOpening(over), good, today)).toMatchObject({ code: 'NOT_PUBLISHABLE', facts: { field } });
  });
});
