import { BAKER } from '../openings/openings-world.js';
import { openWorld, type Person, type World } from '../support/world.js';

let world: World;
let officer: Person;
beforeAll(async () => {
  world = await openWorld();
  officer = await world.signIn(['JOB_PLACEMENT_OFFICER']);
});
afterAll(() => world.close());

const QUERY = `query ($text: String!, $language: String) {
  suggestFromText(text: $text, language: $language) {
    occupations { confidence occupation { uri name } words { text from to through } }
    skills { confidence skill { uri name } words { text from to } }
  }
}`;

const VACANCY = `
  Baker wanted in Adama
  - kneading dough and baking bread
  - taking payments from customers`;

describe('a pasted vacancy', () => {
  it('is given occupations and skills, with the words that led to each, where they stand in the text as it was sent', async () => {
    const { data, errors } = await world.ask(officer, QUERY, { text: VACANCY, language: 'fr' });
    expect(errors).toBeUndefined();
    const { occupations, skills } = data.suggestFromText;
    expect(occupations[0]).toMatchObject({ occupation: { uri: BAKER, name: 'boulanger / boulangère' }, words: [{ text: 'Baker', through: 'baker' }] });
    expect(skills.map((each: { words: { text: string }[] }) => each.words[0]!.text)).toEqual(expect.arrayContaining(['baking bread', 'kneading dough']));
    for (const { words } of [...occupations, ...skills]) for (const { text, from, to } of words) expect(VACANCY.slice(from, to)).toBe(text);
  });

  it('can then be posted with what was proposed', async () => {
    const { data } = await world.ask(officer, QUERY, { text: VACANCY });
    const known = await world.ask(officer, 'query ($uri: String!) { concept(uri: $uri) { name } }', { uri: data.suggestFromText.skills[0].skill.uri });
    expect(known.data.concept.name).toBe(data.suggestFromText.skills[0].skill.name);
  });

  it('of nothing known proposes nothing', async () => {
    expect((await world.ask(officer, QUERY, { text: 'asdf qwer' })).data.suggestFromText).toEqual({ occupations: [], skills: [] });
  });

  it.each([
    ['nothing', '   '],
    ['a book', 'word '.repeat(2_001)],
    ['what cannot be stored', `baker${String.fromCharCode(0)}`],
  ])('of %s is refused', async (_, text) => {
    expect((await world.ask(officer, QUERY, { text })).errors?.[0]?.extensions?.['code']).toBe('INVALID_INPUT');
  });

  it('is for those who post', async () => {
    for (const role of ['PARTNER', 'PARTNER_SYSTEM'] as const) {
      expect((await world.ask(await world.signIn([role]), QUERY, { text: VACANCY })).errors).toBeUndefined();
    }
    for (const role of ['CASE_MANAGER', 'MONITORING', 'ADMIN'] as const) {
      expect((await world.ask(await world.signIn([role]), QUERY, { text: VACANCY })).errors?.[0]?.extensions?.['code']).toBe('NOT_ALLOWED');
    }
    expect((await world.ask(null, QUERY, { text: VACANCY })).errors?.[0]?.extensions?.['code']).toBe('NOT_SIGNED_IN');
  });
});
