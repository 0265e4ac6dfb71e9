import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { hasCode } from './system-error.js';

/** The version of this product, from the nearest package.json above: compiled code lies one folder deeper than its source. */
export function productVersion(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let parent = dirname(folder); parent !== folder; folder = parent, parent = dirname(folder)) {
    const described = readPackage(folder);
    if (described?.name === 'rejoin') return described.version;
  }
  throw new Error('the package.json of Rejoin is not above its code');
}

function readPackage(folder: string): { readonly name: string; readonly version: string } | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
