import { fileURLToPath } from 'node:url';

import { openOwner } from '../../platform/database/data-source.js';
import { keyOf, saveClassification, type Saved } from './classification.store.js';
import { readClassification, type ReadingOptions } from './read-classification.js';
import type { Faults } from './reading/csv-rows.js';

/** Where the starter vocabulary stands, in the form of a download. */
export const STARTER_FOLDER = fileURLToPath(new URL('starter/', import.meta.url));
/** The key under which the starter vocabulary is loaded. */
export const STARTER_KEY = 'starter-1';

/** What loading came to. */
export interface LoadReport {
  /** Key of the classification, such as `esco-1.1.1`; null where the files could not be used. */
  readonly key: string | null;
  /** Null where nothing could be saved. */
  readonly saved: Saved | null;
  readonly concepts: number;
  readonly relations: number;
  readonly faults: Faults;
  readonly notes: readonly string[];
}

/** Reads a download (folders or zips) and writes it as the owner of the tables. Loading the same again writes nothing. */
export async function loadClassification(
  ownerUrl: string,
  paths: readonly string[],
  options: ReadingOptions & { readonly onRows?: (done: number, total: number) => void } = {},
): Promise<LoadReport> {
  const { classification, faults, notes } = await readClassification(paths, options);
  if (classification === null) return { key: null, saved: null, concepts: 0, relations: 0, faults, notes };
  const owner = await openOwner(ownerUrl);
  let saved: Saved;
  try {
    saved = await saveClassification(owner, classification, options.onRows ?? (() => undefined));
  } finally {
    await owner.destroy();
  }
  const { occupations, skills, groups, occupationSkills, skillUses, broader } = classification;
  return {
    key: keyOf(classification),
    saved,
    concepts: occupations.length + skills.length + groups.length,
    relations: occupationSkills.length + skillUses.length + broader.length,
    faults,
    notes,
  };
}
