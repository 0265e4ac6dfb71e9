import type { Lists } from './stored-lists.js';

/** In how many entries two sets of lists differ: missing, superfluous, or with another score. */
export function differencesOf(stored: Lists, computed: Lists): number {
  let differences = 0;
  for (const owner of new Set([...stored.keys(), ...computed.keys()])) {
    const before = new Map((stored.get(owner) ?? []).map((entry) => [entry.id, entry.score]));
    for (const entry of computed.get(owner) ?? []) {
      if (before.get(entry.id) !== entry.score) differences += 1;
      before.delete(entry.id);
    }
    differences += before.size;
  }
  return differences;
}
