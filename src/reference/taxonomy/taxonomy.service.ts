import { freezeSpace, spaceOf, type FrozenSpace } from '../../matching/space/skill-space.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { conceptsAnywhere, iscoGroupOf, loadedClassifications, readStoredClassification, type LoadedClassification } from './classification.store.js';
import type { Classification, Concept } from './classification.js';
import { keepSpace, storedSpace } from './skill-space.store.js';
import { spaceSourceOf } from './space-source.js';
import { Taxonomy } from './taxonomy.js';

/** The classifications of this installation. Each is read from PostgreSQL once per process, when first needed. */
export class TaxonomyService {
  private readonly taxonomies = new Map<string, Promise<Taxonomy>>();

  constructor(private readonly work: UnitOfWork) {}

  /** The classification of a key. Throws where it is not loaded: missions name loaded ones only. */
  of(key: string): Promise<Taxonomy> {
    const known = this.taxonomies.get(key);
    if (known !== undefined) return known;
    const reading = this.read(key);
    this.taxonomies.set(key, reading);
    // A failed reading is not kept: the next caller tries afresh.
    reading.catch(() => this.taxonomies.delete(key));
    return reading;
  }

  /** What is loaded, by key. */
  loaded(): Promise<LoadedClassification[]> {
    return this.work.outside((tx) => loadedClassifications(tx));
  }

  /** Concepts of any loaded version, by URI, so that the ids of an older one stay readable; of several the one that was loaded last. Nothing of those that none has. */
  async conceptsAnywhere(uris: readonly string[]): Promise<ReadonlyMap<string, Concept & { readonly classification: string }>> {
    const newestFirst = uris.length === 0 ? [] : await this.work.outside((tx) => conceptsAnywhere(tx, uris));
    return new Map(newestFirst.toReversed().map((concept) => [concept.uri, concept]));
  }

  /** The ISCO-08 group of one occupation, in the caller's transaction: for whoever cannot read a whole classification before it opens one. */
  iscoGroupIn(tx: Tx, key: string, uri: string): Promise<string | null> {
    return iscoGroupOf(tx, key, uri);
  }

  private async read(key: string): Promise<Taxonomy> {
    const { classification, space } = await this.work.outside(
      async (tx) => ({ classification: await readStoredClassification(tx, key), space: await storedSpace(tx, key) }),
      { isolation: 'REPEATABLE READ' },
    );
    if (classification === null) throw new Error(`the classification ${key} is not loaded: npm run esco -- FOLDER`);
    return new Taxonomy(classification, spaceOf(space ?? (await this.freeze(key, classification))));
  }

  /** Once after a release that counts otherwise than the one that loaded the classification. */
  private async freeze(key: string, classification: Classification): Promise<FrozenSpace> {
    const space = freezeSpace(spaceSourceOf(classification));
    await this.work.outside((tx) => keepSpace(tx, key, space));
    return space;
  }
}
