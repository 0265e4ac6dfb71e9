import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { STARTER_FOLDER } from '../../reference/taxonomy/load-classification.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { creditsFor, describedClassification, type Credit, type StarterNotes, type DescribedClassification } from './about.js';
import { insertCredit, recordedCredits } from './credit.store.js';

/** What this installation is made of. */
export interface AboutData {
  readonly classifications: readonly DescribedClassification[];
  readonly credits: readonly Credit[];
}

/** What is loaded here and who made it. */
export class AboutService {
  private starterNotes: Promise<StarterNotes> | null = null;

  constructor(
    private readonly work: UnitOfWork,
    private readonly taxonomies: TaxonomyService,
  ) {}

  async data(): Promise<AboutData> {
    const loaded = await this.taxonomies.loaded();
    this.starterNotes ??= readStarterNotes();
    const notes = await this.starterNotes;
    const recorded = await this.work.outside((tx) => recordedCredits(tx));
    return { classifications: loaded.map((each) => describedClassification(each, notes)), credits: creditsFor(loaded, recorded) };
  }

  /** Records who made data that is being loaded. Repeating it changes nothing. */
  credit(credit: Credit): Promise<void> {
    return this.work.outside((tx) => insertCredit(tx, credit));
  }
}

async function readStarterNotes(): Promise<StarterNotes> {
  const described = JSON.parse(await readFile(join(STARTER_FOLDER, 'vocabulary.json'), 'utf8')) as { readonly languages: StarterNotes };
  return described.languages;
}
