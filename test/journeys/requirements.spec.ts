import { reasonStandings, requirements } from '../../src/matching/index.js';
import { openWorld, type World } from '../support/world.js';
import { Office, type Explained, type Jobseeker, type Pair, type Vacancy } from './office.js';
import { requirementCases, TODAY, type Side } from './requirement-cases.js';

const morning = (day: string): Date => new Date(`${day}T06:00:00Z`);
const now = { at: morning(TODAY) };
let world: World;
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now.at } });
});
beforeEach(() => {
  now.at = morning(TODAY);
});
afterAll(() => world.close());

/** Rules that each requirement carries out, as RULES names them. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  SEEKING: ['F43', 'F44'],
  OPEN: [],
  EMPLOYER_CLEARED: ['L15'],
  KIND_ACCEPTED: ['Tailored'],
  OCCUPATION_NOT_REFUSED: ['Tailored'],
  ABLE: ['F42'],
  PAY_FLOOR: ['Tailored'],
  HOURS: [],
  DATES: [],
  REACHABLE: ['F58', 'F61'],
  HAZARDOUS_AGE: ['L2'],
  MINIMUM_AGE: ['L1'],
  EDUCATION: ['F02'],
  HARD_SKILLS: ['F02'],
  HARD_LANGUAGES: ['F02'],
  HARD_LICENCES: ['F02'],
};

/**
 * No door leads to them: the last seat makes a vacancy FILLED, which is not published; a floor is taken in currencies with a rate only, and
 * no door removes a rate (`rules.spec.ts` does).
 */
const OUT_OF_REACH = ['NO_SEAT_LEFT', 'FLOOR_WITHOUT_RATE'];

describe('the cases', () => {
  it('show every requirement of the engine and its rules', () => {
    expect(new Set(requirementCases.map((each) => each.requirement))).toEqual(new Set(requirements.map(({ name }) => name)));
    expect(Object.fromEntries(requirements.map(({ name, rules }) => [name, rules]))).toEqual(RULES);
  });

  it('show every reason for which a pair can fail', () => {
    const shown = requirementCases.map((each) => each.because.code);
    expect(new Set([...shown, ...OUT_OF_REACH])).toEqual(new Set(Object.keys(reasonStandings)));
  });

  it('show every requirement at least twice, what unknown means included', () => {
    const times = (name: string): number => requirementCases.filter((each) => each.requirement === name).length;
    expect(requirements.filter(({ name }) => times(name) < 2).map(({ name }) => name)).toEqual([]);
  });
});

interface Seen {
  readonly pair: Pair;
  readonly candidates: readonly string[];
  readonly filtered: readonly string[];
  readonly openings: readonly string[];
  readonly filteredOpenings: readonly string[];
  readonly person: Jobseeker;
  readonly post: Vacancy;
}

/** Makes one side in a mission of its own and asks everything that may be asked about it. */
async function look(side: Side): Promise<Seen> {
  const office = await Office.open(world);
  let employer = office.employer;
  if (side.employer !== undefined) {
    employer = await office.unverified();
    for (const decision of side.employer) employer = await office.judged(employer, decision);
  }
  const person = await office.person(side.person, side.register);
  const post = side.published === false ? await office.draft(side.post, employer) : await office.post(side.post, employer);
  if (side.then !== undefined) {
    // Lists that know the pair before what happens next: they must follow.
    await office.refresh();
    await side.then({ office, person, post, employer, on: (day) => void (now.at = morning(day)) });
  }
  await office.refresh();
  const anything = { kinds: ['VACANCY', 'TRAINING'] };
  return {
    person,
    post,
    pair: await office.explained(person, post),
    candidates: await office.candidates(post),
    filtered: await office.candidates(post, { pay: 10 ** 12 }),
    openings: await office.openingsFor(person),
    filteredOpenings: await office.openingsFor(person, anything),
  };
}

/** The API's facts as an object; lists are JSON there. */
function factsOf(facts: Explained['facts']): Record<string, unknown> {
  return Object.fromEntries(facts.map(({ name, value }) => [name, value.startsWith('[') ? JSON.parse(value) : value]));
}

describe.each(requirementCases)('$requirement: $shows', ({ requirement, passes, fails, because }) => {
  it('passes', async () => {
    const { pair, person, post, ...lists } = await look(passes);
    expect(pair.requirements.filter((each) => !each.met)).toEqual([]);
    expect(pair.requirements.map((each) => each.name)).toEqual(Object.keys(RULES));
    expect(pair.matches).toBe(true);
    expect(pair.summary).toMatch(/^A match, \d+ %\.$/);
    expect(lists).toEqual({ candidates: [person.handle], filtered: [person.handle], openings: [post.id], filteredOpenings: [post.id] });
  });

  it('fails, and says what would change it', async () => {
    const { pair, person: _, post: __, ...lists } = await look(fails);
    const { also = [], changes = [], facts = {}, code, standing, sentence } = because;
    const failed = pair.requirements.filter((each) => !each.met);
    expect(failed.map((each) => each.name)).toEqual(expect.arrayContaining([requirement, ...also]));
    expect(failed).toHaveLength(1 + also.length);
    const found = failed.find((each) => each.name === requirement);
    expect(found).toMatchObject({ code, standing, sentence, rules: RULES[requirement] });
    expect(factsOf(found?.facts ?? [])).toEqual(facts);
    expect(found?.changes.map((change) => [change.by, change.action, change.sentence])).toEqual(changes);
    expect(pair.matches).toBe(false);
    expect(pair.summary).toContain(`No match.`);
    expect(pair.summary).toContain(sentence);
    expect(lists).toEqual({ candidates: [], filtered: [], openings: [], filteredOpenings: [] });
  });
});
