import { migrate } from '../src/platform/database/data-source.js';
import { readClassification } from '../src/reference/taxonomy/read-classification.js';
import { loadClassification, STARTER_FOLDER, STARTER_KEY } from '../src/reference/taxonomy/load-classification.js';
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

  it('is loaded again without harm, and told about while it loads', async () => {
    const steps: number[] = [];
    const report = await loadClassification(database.urls.ownerUrl, [STARTER_FOLDER], { onRows: (done) => steps.push(done) });
    expect(report).toMatchObject({ key: STARTER_KEY, faults: { fatal: false } });
    expect(steps.at(-1)).toBe(report.concepts + report.relations);
    expect(await new TaxonomyService(database.work).loaded()).toHaveLength(1);
  });

  it('stands beside another version, and ids of the older one stay readable', async () => {
    const report = await loadClassification(database.urls.ownerUrl, [STARTER_FOLDER], { version: '2' });
    expect(report.key).toBe('starter-2');
    const service = new TaxonomyService(database.work);
    expect((await service.loaded()).map((each) => each.key)).toEqual(['starter-1', 'starter-2']);
    const uri = (await service.of('starter-1')).skill(0).uri;
    expect(await service.conceptAnywhere(uri)).toMatchObject({ uri, classification: 'starter-2' });
    expect(await service.conceptAnywhere('urn:rejoin:skill:nothing-of-the-kind')).toBeNull();
  });

  it('cannot be changed by the service role', async () => {
    await expect(database.work.outside((tx) => tx.query('delete from classification'))).rejects.toThrow(/permission denied/);
  });

  it('refuses a key that is not loaded', async () => {
    await expect(new TaxonomyService(database.work).of('esco-9.9')).rejects.toThrow('not loaded');
  });
});
