import { day } from '../../kernel/day.js';
import { monthlyMinor } from '../../kernel/money.js';
import { anOpening } from '../../../test/openings/an-opening.js';
import type { EmployerGround } from '../employers/employer-standing.js';
import type { NeededSkill, Opening } from './opening.js';
import { openingFacts, type OpeningReading } from './opening-facts.js';

const asOf = day('2026-03-01');
const employer: EmployerGround = { goodUntil: day('2026-12-31'), country: 'KE' };
const numbers = new Map([
  ['urn:skill:knead', 4],
  ['urn:skill:count', 9],
]);
const isco = new Map([
  ['urn:occupation:baker', '7512'],
  ['urn:occupation:miner', '8111'],
]);

function reading(unread: string[] = []): OpeningReading {
  return {
    skillNo: (uri) => numbers.get(uri) ?? null,
    occupationNo: (uri) => (isco.has(uri) ? 2 : null),
    iscoGroup: (uri) => isco.get(uri) ?? null,
    monthly: (pay, hours) => (pay.currency === 'ETB' ? monthlyMinor(pay, hours) : null),
    unread: (what) => unread.push(what),
  };
}

const factsOf = (over: Partial<Opening> = {}, unread: string[] = []) => openingFacts(anOpening(over), employer, reading(unread), asOf);
const need = (uri: string, over: Partial<NeededSkill> = {}): NeededSkill => ({ uri, essential: true, minLevel: null, hard: false, ...over });

describe('what matching reads of an opening', () => {
  it('is all it needs', () => {
    const opening = anOpening({ skills: [need('urn:skill:knead', { minLevel: 3, hard: true })], seats: 3, seatsTaken: 1 });
    expect(openingFacts(opening, employer, reading(), asOf)).toEqual({
      id: opening.id,
      kind: 'VACANCY',
      employerId: opening.employerId,
      published: true,
      seatsLeft: 2,
      closesOn: null,
      employerGoodUntil: employer.goodUntil,
      occupation: 2,
      skills: [{ skill: 4, essential: true, minLevel: 3, hard: true }],
      teaches: [],
      leadsTo: [],
      minEducation: null,
      languages: [],
      licences: [],
      place: opening.place,
      startsOn: null,
      startsBy: null,
      hoursPerWeek: null,
      pay: { min: 500_000, max: 600_000 },
      minimumAge: 16,
      hazardous: false,
      demands: [],
    });
  });

  it.each(['DRAFT', 'FILLED', 'CLOSED', 'EXPIRED'] as const)('is not published while %s', (status) => expect(factsOf({ status }).published).toBe(false));
});

describe('F02: a need that cannot be read', () => {
  it('is left out and counted', () => {
    const unread: string[] = [];
    const facts = factsOf({ skills: [need('urn:skill:gone'), need('urn:skill:count')] }, unread);
    expect(facts.skills.map(({ skill }) => skill)).toEqual([9]);
    expect(facts.published).toBe(true);
    expect(unread).toEqual(['SKILL']);
  });
  it('withholds the opening where it is hard', () => {
    expect(factsOf({ skills: [need('urn:skill:gone', { hard: true })] }).published).toBe(false);
    expect(factsOf({ skills: [need('urn:skill:count', { hard: true })] }).published).toBe(true);
  });
});

describe('what a course teaches and leads to', () => {
  it('is read as numbers; what the classification lacks is left out and counted', () => {
    const unread: string[] = [];
    const facts = factsOf({ kind: 'TRAINING', teaches: ['urn:skill:knead', 'urn:skill:gone'], leadsTo: ['urn:occupation:gone', 'urn:occupation:baker'] }, unread);
    expect([facts.teaches, facts.leadsTo, facts.published]).toEqual([[4], [2], true]);
    expect(unread).toEqual(['SKILL', 'OCCUPATION']);
  });
});

describe('pay', () => {
  it('is for a month: the least for the fewest hours, the most for the most', () => {
    const facts = factsOf({ pay: { min: 100, max: 200, currency: 'ETB', period: 'HOUR' }, hoursPerWeek: { min: 12, max: 48 } });
    expect(facts.pay).toEqual({ min: 5_200, max: 41_600 });
  });
  it('counts 40 hours where none are stated', () => {
    expect(factsOf({ pay: { min: 3, max: 3, currency: 'ETB', period: 'HOUR' } }).pay).toEqual({ min: 520, max: 520 });
  });
  it('is unknown where it is not stated', () => {
    const unread: string[] = [];
    expect(factsOf({ pay: null }, unread).pay).toBeNull();
    expect(unread).toEqual([]);
  });
  it('is unknown, and counted, in a currency without a rate', () => {
    const unread: string[] = [];
    expect(factsOf({ pay: { min: 1, max: 1, currency: 'KES', period: 'MONTH' } }, unread).pay).toBeNull();
    expect(unread).toEqual(['PAY']);
  });
});

describe("L1: the least age, by the law of the opening's country", () => {
  it.each([
    ['ET', 16],
    ['EG', 18],
  ])('in %s is %i', (country, age) => {
    const place = { ...(anOpening().place as NonNullable<Opening['place']>), country };
    expect(factsOf({ place }).minimumAge).toBe(age);
  });
  it("is that of the employer's country where work is remote", () => {
    const remote = anOpening({ remote: true, place: null });
    expect(openingFacts(remote, { ...employer, country: 'EG' }, reading(), asOf).minimumAge).toBe(18);
    expect(openingFacts(remote, { ...employer, country: 'ET' }, reading(), asOf).minimumAge).toBe(16);
  });
});

describe('L2: hazardous work', () => {
  it.each<[string, Partial<Opening>, boolean]>([
    ['is what an occupation is for', { occupation: 'urn:occupation:miner' }, true],
    ['is not every occupation', { occupation: 'urn:occupation:baker' }, false],
    ['is what the opening says of itself', { occupation: 'urn:occupation:baker', hazards: ['NIGHT_WORK'] }, true],
    ['is what a course leads to', { kind: 'TRAINING', occupation: null, leadsTo: ['urn:occupation:baker', 'urn:occupation:miner'] }, true],
    ['is not what a course leads to, all of it safe', { kind: 'TRAINING', occupation: null, leadsTo: ['urn:occupation:baker'] }, false],
    ['is not read of what a course leads to where it has an occupation', { kind: 'TRAINING', occupation: 'urn:occupation:baker', leadsTo: ['urn:occupation:miner'] }, false],
    ['is what nobody can read', { occupation: 'urn:occupation:gone' }, true],
    ['is what has no occupation', { occupation: null }, true],
  ])('%s', (_, over, hazardous) => expect(factsOf(over).hazardous).toBe(hazardous));
});
