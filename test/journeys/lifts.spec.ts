import { openWorld, type World } from '../support/world.js';
import { ADDIS_ABABA, BAKE_BREAD, BAKER, DRIVE_FORKLIFT, MAKE_DOUGH, Office, plainPost, type Input, type Jobseeker, type Vacancy } from './office.js';

let world: World;
let office: Office;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  office = await Office.open(world);
});
afterAll(() => world.close());

interface Lift {
  readonly kind: string;
  readonly matches: boolean;
  readonly score: number;
  readonly gain: number;
  readonly sentence: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

async function lifts(person: Jobseeker, post: Vacancy): Promise<Lift[]> {
  const query = `query ($person: ID!, $post: ID!) {
    explainMatch(jobseekerId: $person, openingId: $post) { explanation { lifts { kind matches gaps score gain sentence facts { name value } } } }
  }`;
  return (await office.ask(office.officer, query, { person: person.id, post: post.id })).explainMatch.explanation.lifts;
}

const WHAT_IF = `query ($id: ID!, $change: ProfileChangeInput!, $first: Int! = 20) {
  whatIf(jobseekerId: $id, change: $change, first: $first) {
    asOf policy matchesBefore matchesAfter
    gained { ...moves } lost { ...moves } rescored { ...moves }
  }
}
fragment moves on WhatIfOpenings { count openings { before after reasons opening { id title } } }`;

async function whatIf(person: Jobseeker, change: Input, who = office.officer): Promise<Record<string, never>> {
  return (await office.ask(who, WHAT_IF, { id: person.id, change })).whatIf;
}

const baker: Input = {
  title: 'Baker',
  skills: [
    { uri: BAKE_BREAD, essential: true, hard: true, minLevel: 3 },
    { uri: MAKE_DOUGH, essential: true, hard: false },
  ],
};

describe('an explanation says what would lift the pair most', () => {
  it('and doing so in the profile has just that effect', async () => {
    const post = await office.post(baker);
    const person = await office.person({ skills: [{ uri: MAKE_DOUGH, level: 3, evidence: 'SELF_DECLARED' }] });
    const [first] = await lifts(person, post);
    expect(first).toMatchObject({
      kind: 'SKILL',
      matches: true,
      facts: [{ name: 'skill', value: BAKE_BREAD }, { name: 'level', value: '3' }, { name: 'evidence', value: 'SELF_DECLARED' }],
    });
    expect(first?.sentence).toContain('The person learns bake bread (level 3, independent), or it is recorded: it becomes a match');
    const before = await office.explained(person, post);
    expect(before.matches).toBe(false);
    const skills = [{ uri: MAKE_DOUGH, level: 3, evidence: 'SELF_DECLARED' }, { uri: BAKE_BREAD, level: 3, evidence: 'SELF_DECLARED' }];
    const after = await office.explained(await office.edited(person, { skills }), post);
    expect(after).toMatchObject({ matches: true, score: first?.score });
    expect(after.score - before.score).toBe(first?.gain);
  });

  it('and nothing at all about a person who is not available', async () => {
    const post = await office.post(baker);
    const person = await office.person();
    expect(await lifts(person, post)).not.toEqual([]);
    await office.moved(person, 'PAUSED', 'constructed');
    expect(await lifts(person, post)).toEqual([]);
  });

  it('says through which relation a skill counts', async () => {
    const post = await office.post({ skills: [{ uri: MAKE_DOUGH, essential: true, hard: false }] });
    const person = await office.person({ skills: [{ uri: BAKE_BREAD, level: 3, evidence: 'TESTED' }] });
    const query = `query ($person: ID!, $post: ID!) { explainMatch(jobseekerId: $person, openingId: $post) { explanation { skills { relation degree throughUri sentence } } } }`;
    const { skills } = (await office.ask(office.officer, query, { person: person.id, post: post.id })).explainMatch.explanation;
    expect(skills).toMatchObject([{ relation: 'RELATED', throughUri: BAKE_BREAD }]);
    expect(skills[0].degree).toBeGreaterThan(0);
    expect(skills[0].degree).toBeLessThan(1);
    expect(skills[0].sentence).toMatch(/through bake bread, \d+ % related \(.*occupations? uses? both\)/);
  });
});

describe('what if', () => {
  it('a person learnt a skill and could travel further: openings gained, and nothing is stored', async () => {
    const near = await office.post({ title: 'Near' });
    const insisting = await office.post(baker);
    const far = await office.post({ title: 'Far', geonameId: ADDIS_ABABA });
    const person = await office.person({ travelLimitKm: 10 });

    const learnt = await whatIf(person, { skills: [{ uri: BAKE_BREAD, level: 3 }] });
    expect(learnt).toMatchObject({ matchesBefore: 1, matchesAfter: 2, policy: 'fit-2', gained: { count: 1 }, lost: { count: 0, openings: [] } });
    expect(learnt['gained']).toMatchObject({ openings: [{ opening: { id: insisting.id, title: 'Baker' }, reasons: ['The post insists on bake bread (level 3, independent).'] }] });
    const further = await whatIf(person, { travelLimitKm: 500, skills: [{ uri: BAKE_BREAD, level: 3 }] });
    expect(further).toMatchObject({ matchesAfter: 3, gained: { count: 2 } });
    const asked = await office.ask(office.officer, WHAT_IF, { id: person.id, change: { travelLimitKm: 500, skills: [{ uri: BAKE_BREAD, level: 3 }] }, first: 1 });
    expect(asked.whatIf.gained).toMatchObject({ count: 2, openings: [{}] });

    await office.refresh();
    expect(await office.openingsFor(person)).toEqual([near.id]);
    expect((await office.explained(person, far)).matches).toBe(false);
  });

  it('a person asked for more pay: openings lost, with the reason', async () => {
    const post = await office.post();
    const person = await office.person();
    expect(await whatIf(person, { payFloor: 600_001 })).toMatchObject({
      matchesBefore: 1,
      matchesAfter: 0,
      lost: { count: 1, openings: [{ opening: { id: post.id }, reasons: ['The opening pays up to ETB 6,000 a month; the person asks for at least ETB 6,000.01.'] }] },
    });
    const floored = await office.person({ wageFloor: { minor: 700_000, currency: 'ETB', period: 'MONTH' } });
    expect(await whatIf(floored, { payFloor: null })).toMatchObject({ matchesBefore: 0, matchesAfter: 1 });
  });

  it('licences, languages, hours and dates', async () => {
    await office.post({ licences: [{ code: 'FORKLIFT', hard: true }], languages: [{ language: 'eng', level: 'B1', hard: true }] });
    const person = await office.person();
    const both = { licences: [{ code: 'FORKLIFT' }], languages: [{ language: 'eng', level: 'B2' }] };
    expect(await whatIf(person, both)).toMatchObject({ matchesBefore: 0, matchesAfter: 1 });
    expect(await whatIf(person, { ...both, languages: [{ language: 'eng', level: 'A2' }] })).toMatchObject({ matchesAfter: 0 });
    expect(await whatIf(person, { ...both, availableFrom: '2099-01-01', hoursPerWeek: { min: 10, max: 20 } })).toMatchObject({ matchesAfter: 1 });
  });

  it.each<[string, Input, string]>([
    ['nothing', {}, 'change'],
    ['an unknown skill', { skills: [{ uri: 'urn:nothing', level: 2 }] }, 'change.skills[0].uri'],
    ['a level that is none', { skills: [{ uri: DRIVE_FORKLIFT, level: 5 }] }, 'change.skills[0].level'],
    ['a language that is none', { languages: [{ language: 'xx', level: 'A1' }] }, 'change.languages[0].language'],
    ['hours that are none', { hoursPerWeek: { min: 30, max: 20 } }, 'change.hoursPerWeek'],
    ['a country that is none', { moveTo: ['XX'] }, 'change.moveTo[0]'],
    ['half a coin', { payFloor: 1.5 }, 'change.payFloor'],
    ['education that is none', { education: 9 }, 'change.education'],
    ['a distance that is none', { travelLimitKm: -1 }, 'change.travelLimitKm'],
    ['too many skills', { skills: Array.from({ length: 21 }, () => ({ uri: DRIVE_FORKLIFT, level: 1 })) }, 'change.skills'],
  ])('%s is refused', async (_, change, field) => {
    const person = await office.person();
    const { errors } = await world.ask(office.officer, WHAT_IF, { id: person.id, change });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', facts: { field } });
  });

  it('is for officers, and for case managers about their own cases', async () => {
    const person = await office.person();
    const change = { travelLimitKm: 20 };
    expect(await whatIf(person, change, office.caseManager)).toMatchObject({ matchesBefore: 0 });
    const other = await office.signIn('CASE_MANAGER');
    expect(await office.refusalOf(other, WHAT_IF, { id: person.id, change })).toBe('NOT_FOUND');
    for (const role of ['ADMIN', 'MONITORING', 'RETURN_COUNSELLOR', 'FINANCE'] as const)
      expect(await office.refusalOf(await office.signIn(role), WHAT_IF, { id: person.id, change })).toBe('NOT_ALLOWED');
    const elsewhere = await Office.open(world);
    expect(await elsewhere.refusalOf(elsewhere.officer, WHAT_IF, { id: person.id, change })).toBe('NOT_FOUND');
    expect(await office.refusalOf(office.officer, WHAT_IF, { id: person.id, change, first: 101 })).toBe('PAGE_TOO_LARGE');
    expect(await office.refusalOf(office.officer, WHAT_IF, { id: person.id, change, first: 0 })).toBe('INVALID_INPUT');
  });
});

describe('a course', () => {
  const UNLOCKS = `query ($person: ID!, $course: ID!, $first: Int! = 20) {
    courseUnlocks(jobseekerId: $person, openingId: $course, first: $first) { policy learns count openings { before after reasons opening { id title } } }
  }`;

  /** A published course for bakers that costs nothing. */
  async function course(teaches: readonly string[]): Promise<Vacancy> {
    const terms = { ...plainPost, title: 'Baking course', pay: null, payUnstatedReason: 'a course', startsOn: '2098-01-01', teaches, leadsTo: [BAKER], endsOn: '2098-03-01', cost: { minor: 0, currency: 'ETB' } };
    const { id, version } = await office.act(office.officer, 'createTraining', { employerId: office.employer.id, terms }, 'Training', 'id version');
    return office.act(office.officer, 'publishTraining', { id, version }, 'Training', 'id version');
  }

  it('is scored by what it teaches of what a person lacks, and says so', async () => {
    const useful = await course([BAKE_BREAD, MAKE_DOUGH]);
    const known = await office.person({ wantedOccupations: [BAKER], skills: [BAKE_BREAD, MAKE_DOUGH].map((uri) => ({ uri, level: 2, evidence: 'SELF_DECLARED' })) });
    const learner = await office.person({ wantedOccupations: [BAKER] });
    const [anew, old] = [await office.explained(learner, useful), await office.explained(known, useful)];
    expect(anew.parts.map((part) => part.signal)).toEqual(['SKILLS', 'LEARNING', 'WISH', 'NEARNESS', 'PAY', 'LANGUAGES', 'LICENCES']);
    expect(anew.score).toBeGreaterThan(old.score);
    const query = 'query ($person: ID!, $course: ID!) { explainMatch(jobseekerId: $person, openingId: $course) { explanation { parts { signal sentence } } } }';
    const { parts } = (await office.ask(office.officer, query, { person: learner.id, course: useful.id })).explainMatch.explanation;
    expect(parts[1].sentence).toMatch(/^To work as baker, the course teaches \d+ % of what the person lacks: above all .*bake bread/);
    await office.refresh();
    expect(await office.openingsFor(learner)).toEqual([useful.id]);
  });

  it('is shown with the openings that it would unlock for a person, and nothing is stored', async () => {
    const posts = [await office.post({ ...baker, title: 'Insists', skills: [{ uri: BAKE_BREAD, essential: true, hard: true }] }), await office.post(baker), await office.post()];
    const [insisting, masterly, open] = posts;
    const [taught, person] = [await course([BAKE_BREAD]), await office.person()];
    const shown = (await office.ask(office.caseManager, UNLOCKS, { person: person.id, course: taught.id })).courseUnlocks;
    // The master baker is asked for at level 3, and courses teach to level 2.
    expect(shown).toMatchObject({ policy: 'fit-2', learns: ['bake bread'], count: 1, openings: [{ opening: { id: insisting?.id }, reasons: ['The post insists on bake bread.'] }] });
    await office.refresh();
    expect((await office.openingsFor(person)).sort()).toEqual([open?.id, taught.id].sort());
    expect(await office.refusalOf(office.officer, UNLOCKS, { person: person.id, course: masterly?.id })).toBe('INVALID_INPUT');
    expect(await office.refusalOf(office.officer, UNLOCKS, { person: person.id, course: taught.id, first: 0 })).toBe('INVALID_INPUT');
    expect(await office.refusalOf(await office.signIn('CASE_MANAGER'), UNLOCKS, { person: person.id, course: taught.id })).toBe('NOT_FOUND');
  });
});
