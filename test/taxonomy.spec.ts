import { migrate, openOwner } from '../src/platform/database/data-source.js';
import { readClassification } from '../src/reference/taxonomy/read-classification.js';
import { saveClassification } from '../src/reference/taxonomy/classification.store.js';
import { loadClassification, STARTER_FOLDER, STARTER_KEY } from '../src/reference/taxonomy/load-classification.js';
import { SPACE_REVISION } from '../src/matching/space/skill-space.js';
import { Taxonomy } from '../src/reference/taxonomy/taxonomy.js';
import { TaxonomyService } from '../src/reference/taxonomy/taxonomy.service.js';
import { freshDatabase, type TestDatabase } from './support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await migrate(database.urls.ownerUrl);
});
afterAll(() => database.close());

describe('a loaded classification', () => {
  it('comes back from the database as it was read from the files', async () => {
    const { classification } = await readClassification([STARTER_FOLDER]);
    const taxonomy = await new TaxonomyService(database.work).of(STARTER_KEY);
    expect(taxonomy.key).toBe(STARTER_KEY);
    expect(taxonomy.classification).toEqual(classification);
  });

  it('has the skill space that its release works out, kept or not', async () => {
    const kept = await new TaxonomyService(database.work).of(STARTER_KEY);
    const fresh = new Taxonomy(kept.classification).space;
    for (const no of [0, 100, 244]) expect(kept.space.relatedOccupations(no, 245)).toEqual(fresh.relatedOccupations(no, 245));
    for (const no of [0, 300, 607]) {
      expect([kept.space.rarity(no), kept.space.relatedSkills(no), kept.space.occupationsUsing(no)]).toEqual([
        fresh.rarity(no), fresh.relatedSkills(no), fresh.occupationsUsing(no),
      ]);
    }
  });

  it('gets a new skill space where an older release left one', async () => {
    await database.dataSource.query('update skill_space set revision = 0');
    const taxonomy = await new TaxonomyService(database.work).of(STARTER_KEY);
    expect(taxonomy.space.relatedOccupations(0, 5)).toHaveLength(5);
    expect(await database.dataSource.query('select revision from skill_space')).toEqual([{ revision: SPACE_REVISION }]);
  });

  it('is loaded again without harm: the same is not even written', async () => {
    const stamps = (): Promise<unknown> => database.dataSource.query('select loaded_at, xmin::text from classification');
    const before = await stamps();
    expect(await loadClassification(database.urls.ownerUrl, [STARTER_FOLDER])).toMatchObject({ key: STARTER_KEY, saved: 'UNCHANGED', faults: { fatal: false } });
    expect(await stamps()).toEqual(before);
  });

  it('stands beside another version, and ids of the older one stay readable', async () => {
    const steps: number[] = [];
    const report = await loadClassification(database.urls.ownerUrl, [STARTER_FOLDER], { version: '2', onRows: (done) => steps.push(done) });
    expect(report).toMatchObject({ key: 'starter-2', saved: 'NEW' });
    expect(steps.at(-1)).toBe(report.concepts + report.relations);
    const service = new TaxonomyService(database.work);
    expect((await service.loaded()).map((each) => each.key)).toEqual(['starter-1', 'starter-2']);
    const uri = (await service.of('starter-1')).skill(0).uri;
    const known = await service.conceptsAnywhere([uri, 'urn:rejoin:skill:nothing-of-the-kind']);
    expect([...known.values()]).toMatchObject([{ uri, classification: 'starter-2' }]);
  });

  it('is replaced where the files say something else', async () => {
    const { classification } = await readClassification([STARTER_FOLDER], { version: '3' });
    const owner = await openOwner(database.urls.ownerUrl);
    const silent = (): void => undefined;
    try {
      expect(await saveClassification(owner, classification!, silent)).toBe('NEW');
      expect(await saveClassification(owner, { ...classification!, languages: ['en'] }, silent)).toBe('REPLACED');
    } finally {
      await owner.destroy();
    }
    expect((await new TaxonomyService(database.work).of('starter-3')).classification.languages).toEqual(['en']);
  });

  it('cannot be changed by the service role', async () => {
    await expect(database.work.outside((tx) => tx.query('delete from classification'))).rejects.toThrow(/permission denied/);
  });

  it('refuses a key that is not loaded', async () => {
    await expect(new TaxonomyService(database.work).of('esco-9.9')).rejects.toThrow('not loaded');
  });
});
