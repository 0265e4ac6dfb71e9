import { formatDay, type Day } from '../../kernel/day.js';
import type { Facts } from '../../matching/index.js';
import type { ConceptUris } from './concept-uris.js';

/** Names of facts that are days; matching counts them from 1970-01-01. */
const DAYS: ReadonlySet<string> = new Set(['availableFrom', 'closesOn', 'from', 'neededOn', 'startsBy', 'validUntil']);

type Plain = string | number | null;
type Value = Facts[string];

/** Facts as a reader outside can use them: days as dates, concepts by URI, lists as JSON. What is absent is left out. */
export function toldFacts(facts: Facts, uris: ConceptUris): { readonly name: string; readonly value: string }[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const said = told(name, value, uris);
    return said === null ? [] : [{ name, value: typeof said === 'object' ? JSON.stringify(said) : String(said) }];
  });
}

function told(name: string, value: Value, uris: ConceptUris): unknown {
  if (!Array.isArray(value)) return toldPlain(name, value as Plain, uris);
  return value.map((each: Plain | Readonly<Record<string, Plain>>) =>
    typeof each !== 'object' || each === null
      ? toldPlain(name, each, uris)
      : Object.fromEntries(Object.entries(each).map(([inner, plain]) => [inner, toldPlain(inner, plain, uris)])),
  );
}

function toldPlain(name: string, value: Plain, uris: ConceptUris): Plain {
  if (typeof value !== 'number') return value;
  if (name === 'skill') return uris.skillUri(value);
  if (name === 'occupation') return uris.occupationUri(value);
  return DAYS.has(name) ? formatDay(value as Day) : value;
}
