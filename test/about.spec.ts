import { readFile } from 'node:fs/promises';

import { AboutService } from '../src/office/about/about.service.js';
import { creditsFor } from '../src/office/about/about.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const QUESTION = `{ about {
  name version licence policy { name provisional } sentences { code reviewed }
  classifications { key languages { code reviewed note } } credits { subject text licence }
} }`;

describe('about', () => {
  it('tells anybody the version, the licence and the provisional policy', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    const { data } = await world.ask(null, QUESTION);
    expect(data.about).toMatchObject({ name: 'Rejoin', version, licence: 'Apache-2.0', policy: { provisional: true } });
  });

  it('marks every language that only its author has seen, and says so of Arabic', async () => {
    const { classifications, sentences } = (await world.ask(null, QUESTION)).data.about;
    expect(sentences).toEqual([{ code: 'en', reviewed: false }]);
    expect(classifications).toHaveLength(1);
    expect(classifications[0].key).toBe('starter-1');
    expect(classifications[0].languages).toContainEqual({ code: 'ar', reviewed: false, note: 'to be checked by a native speaker' });
    expect(classifications[0].languages.every((each: { reviewed: boolean }) => !each.reviewed)).toBe(true);
  });

  it('credits what is loaded and nothing that is not', async () => {
    const subjects = async () => (await world.ask(null, QUESTION)).data.about.credits.map((credit: { subject: string }) => credit.subject);
    expect(await subjects()).toEqual(['Starter vocabulary', 'GeoNames']);
    const credit = { subject: 'Vacancies', text: 'By somebody.', licence: 'CC BY 4.0', url: 'https://example.org' };
    const about = world.app.get(AboutService, { strict: false });
    await about.credit(credit);
    await about.credit({ ...credit, text: 'By somebody else.' });
    expect(await subjects()).toEqual(['Starter vocabulary', 'GeoNames', 'Vacancies']);
    expect((await world.ask(null, QUESTION)).data.about.credits[2].text).toBe('By somebody.');
  });

  it('shows the sentence of the European Commission, word for word, where ESCO is loaded', () => {
    const texts = creditsFor([{ name: 'esco' }], []).map((credit) => credit.text);
    expect(texts[0]).toBe('This service uses the ESCO classification of the European Commission.');
  });
});
