import { openOwner } from '../../src/platform/database/data-source.js';
import { saveClassification } from '../../src/reference/taxonomy/classification.store.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { BAKER } from '../openings/openings-world.js';

let world: World;
let officer: Person;
beforeAll(async () => {
  world = await openWorld();
  officer = await world.signIn(['JOB_PLACEMENT_OFFICER']);
});
afterAll(() => world.close());

describe('the vocabulary of a mission', () => {
  it('finds occupations and skills by words of any of its languages, named in the one asked for', async () => {
    const query = `query ($text: String!, $language: String) {
      searchOccupations(text: $text, language: $language, first: 1) { occupation { uri name classification } through }
      searchSkills(text: "make dogh", first: 1) { skill { name } through }
    }`;
    const { data } = await world.ask(officer, query, { text: 'Senior Bakers (re-advertised)', language: 'fr' });
    expect(data).toEqual({
      searchOccupations: [{ occupation: { uri: BAKER, name: 'boulanger / boulangère', classification: 'starter-1' }, through: expect.stringMatching(/baker/) }],
      searchSkills: [{ skill: { name: expect.stringMatching(/dough/) }, through: expect.stringMatching(/dough/) }],
    });
    const arabic = await world.ask(officer, query, { text: 'خباز' });
    expect(arabic.data.searchOccupations[0].occupation).toMatchObject({ uri: BAKER, name: 'baker' });
  });

  it('tells what it knows of a concept: skills of an occupation, related ones, occupations that use a skill', async () => {
    const { data, errors } = await world.ask(
      officer,
      `query ($uri: String!) {
        concept(uri: $uri) {
          uri name otherNames
          ... on Occupation {
            iscoGroup
            skills(first: 3) { essential skill { name related(first: 2) { degree skill { name } } occupations(first: 2) { occupation { name } } } }
            related(first: 2) { degree occupation { name } }
          }
        }
      }`,
      { uri: BAKER },
    );
    expect(errors).toBeUndefined();
    expect(data.concept).toMatchObject({ uri: BAKER, name: 'baker', iscoGroup: '7512' });
    expect(data.concept.skills).toHaveLength(3);
    expect(data.concept.skills[0]).toMatchObject({ essential: true, skill: { name: expect.any(String) } });
    expect(data.concept.related).toHaveLength(2);
    const degrees = data.concept.related.map((each: { degree: number }) => each.degree);
    expect(degrees[0]).toBeGreaterThanOrEqual(degrees[1]);
    expect(degrees.every((degree: number) => degree > 0 && degree < 1)).toBe(true);
  });

  it('knows groups, and null for what nobody has', async () => {
    const { data } = await world.ask(
      officer,
      `{ group: concept(uri: "http://data.europa.eu/esco/isco/C7512") { __typename code } none: concept(uri: "urn:nothing") { uri } }`,
    );
    expect(data).toEqual({ group: { __typename: 'ConceptGroup', code: '7512' }, none: null });
  });

  it('keeps ids of another loaded version readable', async () => {
    await insertElsewhere();
    const { data } = await world.ask(
      officer,
      `{ concept(uri: "urn:old:lamplighter") { name classification ... on Occupation { related(first: 5) { degree } skills(first: 5) { essential } } } }`,
    );
    expect(data.concept).toEqual({ name: 'lamplighter', classification: 'esco-0.9', related: [], skills: [] });
  });

  it('names many at once, in their order, of whichever version has them', async () => {
    const uris = [BAKER, 'urn:nothing', 'urn:old:lamplighter', 'http://data.europa.eu/esco/isco/C7512', BAKER];
    const { data } = await world.ask(officer, 'query ($uris: [String!]!) { concepts(uris: $uris, language: "fr") { name classification } }', { uris });
    const baker = { name: 'boulanger / boulangère', classification: 'starter-1' };
    expect(data.concepts).toEqual([baker, null, { name: 'lamplighter', classification: 'esco-0.9' }, expect.objectContaining({ classification: 'starter-1' }), baker]);
  });

  it.each([
    ['searchSkills(text: " ", first: 5) { through }', 'INVALID_INPUT'],
    ['searchSkills(text: "bread", first: 51) { through }', 'INVALID_INPUT'],
    ['searchOccupations(text: "bread", first: 0) { through }', 'INVALID_INPUT'],
    [`concept(uri: "${BAKER}") { ... on Occupation { related(first: 0) { degree } } }`, 'INVALID_INPUT'],
  ])('refuses %s', async (field, code) => {
    const { errors } = await world.ask(officer, `{ ${field} }`);
    expect(errors?.map((error) => error.extensions?.['code'])).toEqual([code]);
  });

  it('is for those who are signed in', async () => {
    const { errors } = await world.ask(null, '{ searchSkills(text: "bread") { through } }');
    expect(errors?.map((error) => error.extensions?.['code'])).toEqual(['NOT_SIGNED_IN']);
  });
});

async function insertElsewhere(): Promise<void> {
  const owner = await openOwner(world.database.urls.ownerUrl);
  const names = { en: { preferred: 'lamplighter', alternatives: [], hidden: [] } };
  const lamplighter = { uri: 'urn:old:lamplighter', code: null, iscoGroup: null, skillType: null, reuseLevel: null, names, descriptions: {} };
  const nothing = { skills: [], groups: [], occupationSkills: [], skillUses: [], broader: [] };
  const old = { ...nothing, name: 'esco', version: '0.9', languages: ['en'], occupations: [{ ...lamplighter, kind: 'OCCUPATION' as const }] };
  try {
    await saveClassification(owner, old, () => undefined);
  } finally {
    await owner.destroy();
  }
}
