import { day } from '../../kernel/day.js';
import { anOpening } from '../../../test/openings/an-opening.js';
import { aVenture } from '../../../test/openings/a-venture.js';
import { checkRoleTerms } from '../../openings/ventures/roles/venture-role.js';
import { checkOpen } from '../../openings/ventures/venture-standing.js';
import { checkVentureTerms } from '../../openings/ventures/venture-terms.js';
import { checkProgramme } from '../../programmes/rules/programmes/programme.js';
import { readRules } from '../../programmes/rules/reading.js';
import { startUpGrant, startUpRules } from '../ventures/constructed-ventures.js';
import { checkInternship, checkInternshipPublished, withStartDays } from '../../openings/internships/internship.js';
import { checkTraining, checkTrainingPublished } from '../../openings/trainings/training.js';
import { checkTerms } from '../../openings/openings/opening-terms.js';
import { faultOfCriteria } from '../../openings/criteria/criteria.js';
import { checkProfile } from '../../people/jobseekers/profile/check-profile.js';
import { emptyProfile } from '../../people/jobseekers/profile/skill-profile.js';
import { PlacesService } from '../../reference/places/places.service.js';
import { STARTER_FOLDER, STARTER_KEY } from '../../reference/taxonomy/load-classification.js';
import { readClassification } from '../../reference/taxonomy/read-classification.js';
import { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import { groundOf, type Ground } from './ground.js';
import { realPlan, starterPlan, type MarketContent } from './market-plan.js';
import { budgetFor, constructedCatalogue, subsidisedVacancies, supportOfInternship } from '../money/constructed-money.js';
import { ethiopia, ghana, type MarketSketch } from '../markets.js';

const today = day('2026-11-21');
let grounds: Record<'ghana' | 'ethiopia', Ground>;
let content: MarketContent;
beforeAll(async () => {
  const { classification } = await readClassification([STARTER_FOLDER]);
  const taxonomy = new Taxonomy(classification!);
  const ground = (sketch: MarketSketch) => groundOf(sketch, taxonomy, new PlacesService(), today);
  grounds = { ghana: await ground(ghana), ethiopia: await ground(ethiopia) };
  content = starterPlan(STARTER_KEY).content(grounds.ghana);
});

describe('the constructed market', () => {
  it('has 150 vacancies and 200 people, the same on every machine', () => {
    expect([content.employers.length, content.vacancies.length, content.jobseekers.length]).toEqual([45, 150, 200]);
    expect(starterPlan(STARTER_KEY).content(grounds.ghana)).toEqual(content);
  });

  it('has five internships and three courses, which can be kept and published', () => {
    const { slots } = content;
    expect(slots.map(({ kind }) => kind)).toEqual([...Array<string>(5).fill('INTERNSHIP'), ...Array<string>(3).fill('TRAINING')]);
    expect(new Set(slots.map(({ employer }) => employer)).size).toBe(8);
    for (const { kind, own, draft } of slots) {
      const { geonameId: _, ...common } = kind === 'INTERNSHIP' ? withStartDays(draft, own) : draft;
      const terms = checkTerms({ ...common, place: null });
      if (!terms.ok) throw new Error(terms.message);
      expect(faultOfCriteria(terms.value, new Set())).toBeNull();
      expect(draft.title).toMatch(/\(constructed\)$/);
      const opening = anOpening({ kind, ...terms.value });
      if (kind === 'INTERNSHIP') expect([checkInternship(own).ok, checkInternshipPublished(opening, own)]).toEqual([true, { ok: true, value: null }]);
      else expect([checkTraining(own).ok, checkTrainingPublished(opening, own)]).toEqual([true, { ok: true, value: null }]);
    }
  });

  it('has five slots and two vacancies that a programme pays for, within what their rules allow and what the fund holds', () => {
    const { slots } = content;
    const stipends = slots.flatMap((slot) => (slot.kind === 'INTERNSHIP' ? supportOfInternship(slot.draft, slot.own) : []));
    const wages = subsidisedVacancies(content, 'GHS');
    expect([stipends.length, wages.length]).toEqual([5, 2]);
    for (const terms of [...stipends, ...wages.map(({ support }) => support)]) expect([1, 2, 3, 4, 5, 6]).toContain(terms!.months);
    for (const { vacancy, support } of wages) expect(support.amountMinor).toBeLessThanOrEqual((vacancy.draft.pay!.max * 6) / 2);
    const seats = slots.reduce((sum, slot) => sum + (slot.kind === 'INTERNSHIP' ? supportOfInternship(slot.draft, slot.own)!.amountMinor * slot.draft.seats : 0), 0);
    expect(budgetFor(slots, [])).toBeGreaterThanOrEqual(2 * seats);
    expect(budgetFor(slots, wages)).toBeGreaterThan(budgetFor(slots, []));
    const real = realPlan(STARTER_KEY, [{ id: 'R-1', title: 'Baker', description: 'Bread.', sector: 'Food', occupation_uri: content.vacancies[0]!.draft.occupation! }]).content(grounds.ethiopia);
    expect(subsidisedVacancies(real, 'ETB')).toEqual([]);
  });

  it('has two ventures, of trades and roles that can be kept and opened', () => {
    const { taxonomy } = grounds.ghana;
    expect(content.ventures.map(({ draft }) => draft.kind)).toEqual(['COOPERATIVE', 'GROUP_MICROENTERPRISE']);
    for (const { draft, roles } of content.ventures) {
      const { geonameId: _, ...terms } = draft;
      const kept = checkVentureTerms({ ...terms, programmeId: null, place: null });
      if (!kept.ok) throw new Error(kept.message);
      expect(checkOpen(aVenture({ ...kept.value, place: aVenture().place }), 'OPEN', roles.length)).toEqual({ ok: true, value: null });
      for (const [number, { draft: role, own }] of roles.entries()) {
        expect([role.title, taxonomy.isOccupation(role.occupation ?? '')]).toEqual([expect.stringMatching(/\(constructed\)$/), true]);
        expect(checkRoleTerms(own, role.seats, roles.slice(0, number).map((each) => each.own))).toMatchObject({ ok: true });
      }
      const [least, most] = [roles.reduce((sum, { own }) => sum + own.leastSeats, 0), roles.reduce((sum, { draft: role }) => sum + role.seats, 0)];
      expect([least >= draft.members.least, most >= draft.members.most]).toEqual([true, true]);
      expect(draft.title).toMatch(/\(constructed\)$/);
    }
    expect(readRules(JSON.stringify(startUpRules))).toMatchObject({ ok: true });
    expect(checkProgramme(startUpGrant)).toMatchObject({ ok: true });
  });

  it('says of everything that it is constructed', () => {
    for (const { name, provider } of constructedCatalogue(2306104)) expect([name, provider]).toEqual([expect.stringMatching(/\(constructed\)$/), expect.stringMatching(/^Constructed /)]);
    for (const { draft } of content.employers) expect(draft.name).toMatch(/^Constructed /);
    for (const { draft } of content.vacancies) expect(draft.title).toMatch(/\(constructed\)$/);
    for (const { caseReference } of content.jobseekers) expect(caseReference).toMatch(/^CONSTRUCTED-\d{3}$/);
    const issuers = content.jobseekers.flatMap(({ profile }) => profile.skills.flatMap(({ issuer }) => issuer ?? []));
    for (const issuer of issuers) expect(issuer).toMatch(/^Constructed trade school \d$/);
  });

  it('can be kept: every profile and every vacancy is what a door would take', () => {
    const { taxonomy } = grounds.ghana;
    for (const { profile, externalId } of content.jobseekers)
      expect([externalId, checkProfile(profile, { concepts: taxonomy, today, hasRate: (currency: string) => currency === 'GHS' }, emptyProfile)]).toEqual([externalId, { ok: true, value: profile }]);
    for (const { draft, externalId } of content.vacancies) {
      const { geonameId: _, ...terms } = draft;
      expect([externalId, checkTerms({ ...terms, skills: terms.skills ?? [], teaches: [], leadsTo: [], place: null })]).toMatchObject([externalId, { ok: true }]);
      expect(faultOfCriteria(draft, new Set())).toBeNull();
      expect(taxonomy.isOccupation(draft.occupation ?? '')).toBe(true);
    }
  });

  it('is plausible: three of ten people in the largest city, some young, some of unknown age, some with little known', () => {
    const people = content.jobseekers;
    const placed = people.filter(({ profile }) => profile.place !== null);
    const inAccra = placed.filter(({ profile }) => profile.place?.name === 'Accra').length / placed.length;
    expect(inAccra).toBeGreaterThan(0.2);
    expect(inAccra).toBeLessThan(0.4);
    expect(people.filter(({ age }) => age !== null && 'bornInMonth' in age).length).toBeGreaterThanOrEqual(4);
    expect(people.filter(({ age }) => age === null)).toHaveLength(5);
    expect(people.filter(({ profile }) => profile.occupations.length === 0)).toHaveLength(10);
    expect(people.filter(({ status }) => status === 'PAUSED')).toHaveLength(8);
    expect(people.filter(({ beforeReturn }) => beforeReturn).length).toBeGreaterThan(20);
    expect(people.filter(({ status, beforeReturn }) => status !== 'ACTIVE' && beforeReturn)).toEqual([]);
  });

  it('has employers of every standing, one across the border paying in its currency, and drafts to publish', () => {
    expect(new Set(content.employers.map(({ status }) => status))).toEqual(new Set(['VERIFIED', 'SUPPORTED', 'UNVERIFIED', 'SUSPENDED']));
    expect(content.vacancies.filter(({ employer }) => employer.status === 'SUSPENDED')).toEqual([]);
    const abroad = content.vacancies.filter(({ employer }) => employer.draft.country === 'TG' && employer.place.country === 'TG');
    expect(abroad.length).toBeGreaterThan(0);
    for (const { draft } of abroad) expect(draft.pay?.currency ?? 'XOF').toBe(draft.remote ? 'GHS' : 'XOF');
    expect(content.vacancies.filter(({ publish }) => !publish)).toHaveLength(6);
  });
});

describe('real vacancies', () => {
  const known = 'http://data.europa.eu/esco/occupation/00c8d1cf-24f2-47d1-9f10-765e1c102811';
  const line = (over: object) => ({ id: 'R-1', title: 'Tractor mechanic', description: 'Repairs tractors.', sector: 'Farming', occupation_uri: known, ...over });
  const first = (over: object) => realPlan(STARTER_KEY, [line(over)]).content(grounds.ethiopia).vacancies[0];

  it('keep title and text, leave their needs to the occupation, and mark every term that was made up', () => {
    const vacancy = first({});
    expect(vacancy?.draft).toMatchObject({ title: 'Tractor mechanic', description: 'Repairs tractors.', occupation: known });
    expect(vacancy?.draft.skills).toBeNull();
    expect(vacancy?.constructedFields).toEqual(expect.arrayContaining(['pay', 'place', 'hoursPerWeek', 'seats']));
    for (const said of ['title', 'description', 'occupation', 'skills']) expect(vacancy?.constructedFields).not.toContain(said);
    expect(vacancy?.employer.draft.name).toBe('Constructed employer 1 (Farming)');
  });

  it('lose what no employer may ask for, and say so where the title was one', () => {
    expect(first({ description: 'Repairs tractors. Only male applicants. Good pay.' })?.draft.description).toBe('Repairs tractors. Good pay.');
    const titled = first({ title: 'Female mechanic only' });
    expect(titled?.draft.title).toBe('farm machinery mechanic');
    expect(titled?.constructedFields).toContain('title');
  });

  it('are left out where the classification does not have their occupation', () => {
    expect(first({ occupation_uri: 'urn:unknown' })).toBeUndefined();
  });
});
