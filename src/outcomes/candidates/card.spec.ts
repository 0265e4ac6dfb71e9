import { addDays, day } from '../../kernel/day.js';
import { emptyProfile, type SkillProfile } from '../../people/jobseekers/profile/skill-profile.js';
import { cardOf, experienceBand, mondayFrom, travelBand, type AskedFor } from './card.js';

const today = day('2026-03-04');
const adama = { geonameId: 1, name: 'A village', country: 'ET', latitude: 8.54, longitude: 39.27 };
const post: AskedFor = {
  occupation: 'urn:baker',
  skills: [{ uri: 'urn:dough', essential: true, minLevel: null, hard: false }],
  languages: [{ language: 'eng', level: 'B1', hard: false }],
  licences: [{ code: 'FORKLIFT', hard: false }],
  remote: false,
  place: { ...adama, name: 'Adama' },
  startsOn: null,
};
const skill = { uri: 'urn:dough', level: 4, evidence: 'CERTIFIED', issuer: 'A guild abroad', certifiedUntil: null, gainedIn: 'DE' } as const;
/** Somebody of whom much is known. */
const profile: SkillProfile = {
  ...emptyProfile,
  skills: [skill, { ...skill, uri: 'urn:other' }],
  occupations: [{ uri: 'urn:baker', months: 40, lastYear: 2025 }, { uri: 'urn:soldier', months: 90, lastYear: 2015 }],
  education: 7,
  languages: [{ language: 'eng', level: 'C2' }, { language: 'deu', level: 'B2' }],
  licences: [{ code: 'FORKLIFT', validUntil: null }, { code: 'PILOT', validUntil: null }],
  place: adama,
  wageFloor: { minor: 77_777, currency: 'ETB', period: 'MONTH' },
  limits: ['HEAT'],
  wouldMoveTo: ['DE'],
};
const card = (over: Partial<SkillProfile> = {}, asked: Partial<AskedFor> = {}) => cardOf({ ...profile, ...over }, { ...post, ...asked }, (uri) => `name of ${uri}`, today);

describe('a card', () => {
  it('has only what the post asks for', () =>
    expect(card()).toEqual({
      experience: 'FROM_3_TO_5',
      travel: 'NEAR',
      skills: [{ uri: 'urn:dough', name: 'name of urn:dough', evidence: 'CERTIFIED' }],
      languages: [{ language: 'eng', level: 'B1' }],
      licences: ['FORKLIFT'],
      startsOn: day('2026-03-09'),
    }));
  it('has nothing of where a certificate, a language or a person comes from', () =>
    expect(JSON.stringify(card())).not.toMatch(/guild|DE|deu|village|77777|PILOT|soldier|HEAT|geoname/));
  it('is the same for people who differ only in what is nobody\'s business there', () => {
    const other: Partial<SkillProfile> = {
      ...{ education: 1, wageFloor: null, limits: [], wouldMoveTo: [] },
      skills: [{ ...skill, level: 2, issuer: 'Another', gainedIn: 'ET', certifiedUntil: day('2030-01-01') }],
      languages: [{ language: 'eng', level: 'B2' }],
      place: { ...adama, name: 'Another village', latitude: 8.55 },
      availableFrom: day('2026-03-06'),
    };
    expect(card(other)).toEqual(card());
  });
  it('F13: takes an expired certificate for the level below', () =>
    expect(card({ skills: [{ ...skill, certifiedUntil: day('2026-03-03') }] }).skills).toMatchObject([{ evidence: 'TESTED' }]));
  it('leaves out licences that will have run out', () =>
    expect(card({ licences: [{ code: 'FORKLIFT', validUntil: day('2026-03-31') }], availableFrom: day('2026-04-01') }).licences).toEqual([]));
  it('knows no distance of remote work, and no years in no occupation', () => {
    expect(card({}, { remote: true, place: null }).travel).toBeNull();
    expect(card({ place: null }).travel).toBeNull();
    expect(card({}, { occupation: null }).experience).toBeNull();
  });
  it('begins with a week, not with a day', () => {
    for (let off = 0; off < 14; off += 1) {
      const monday = mondayFrom(addDays(today, off));
      expect(new Date(monday * 86_400_000).getUTCDay()).toBe(1);
      expect(monday - addDays(today, off)).toBeLessThan(7);
      expect(monday).toBeGreaterThanOrEqual(addDays(today, off));
    }
  });
});

describe('bands', () => {
  it.each([[0, 'NONE'], [1, 'UNDER_1'], [11, 'UNDER_1'], [12, 'FROM_1_TO_3'], [35, 'FROM_1_TO_3'], [36, 'FROM_3_TO_5'], [60, 'FROM_5_TO_10'], [119, 'FROM_5_TO_10'], [120, 'OVER_10']] as const)(
    '%i months are %s',
    (months, band) => expect(experienceBand(months)).toBe(band),
  );
  it.each([[0, 'NEAR'], [9.9, 'NEAR'], [10, 'IN_REACH'], [30, 'IN_REACH'], [30.1, 'FAR']] as const)('%d km are %s', (km, band) => expect(travelBand(km)).toBe(band));
});
