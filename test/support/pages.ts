import { readFileSync } from 'node:fs';

import { addDays, addMonths, dayIn, formatDay } from '../../src/kernel/day.js';
import type { SampleName } from '../../src/demo/sample-accounts.js';
import { monthOf } from '../../src/openings/payrolls/payroll.js';

/** What to keep of an answer, by the word that stands for it in later steps. */
interface Kept {
  readonly word: string;
  readonly path: string;
}

/** A query of a page, as somebody would paste it. */
export interface Step {
  readonly name: string;
  readonly query: string;
  readonly variables: string;
  readonly as: SampleName;
  /** What the answer comes to after a while, of what is worked on in the background; null for what is there at once. */
  readonly until: { readonly path: string; readonly value: string } | null;
  readonly keep: readonly Kept[];
}

const STEP = /```graphql\n(?<query>.*?)```(?:\n```json\n(?<variables>.*?)```)?(?:\n<!-- (?<note>[^>]*) -->)?/gs;

/** The queries of a page in their order. What a reader does not see says as whom each is asked, and what is kept of its answer. */
export function stepsOf(file: string): readonly Step[] {
  return [...readFileSync(file, 'utf8').matchAll(STEP)].map(({ groups }) => {
    const { query = '', variables = '{}', note = '' } = groups ?? {};
    return {
      name: /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? query,
      query,
      variables,
      as: (/as (\w+)/.exec(note)?.[1] ?? 'officer') as SampleName,
      until: untilOf(note),
      keep: [...note.matchAll(/keep (?<word>[A-Z]+): (?<path>[^\s;]+)/g)].map(({ groups: kept }) => ({ word: kept?.['word'] ?? '', path: kept?.['path'] ?? '' })),
    };
  });
}

function untilOf(note: string): Step['until'] {
  const { path, value } = /until (?<path>\S+): (?<value>\w+)/.exec(note)?.groups ?? {};
  return path === undefined || value === undefined ? null : { path, value };
}

/** The words of pages that stand for days: today, and the two months before this one. */
export function daysOfPages(now: Date): ReadonlyMap<string, string> {
  const today = dayIn('Africa/Accra', now);
  const month = monthOf(today);
  const days = { TODAY: today, FIRST: addMonths(month, -2), FIRSTEND: addDays(addMonths(month, -1), -1), SECOND: addMonths(month, -1), SECONDEND: addDays(month, -1) };
  return new Map(Object.entries(days).map(([word, on]) => [word, formatDay(on)]));
}

/** `data.vacancies.edges.0.node.id` of an answer; `edges.code=X.node` takes the edge whose node has the code X. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce((inner: unknown, step) => {
    const [field = '', wanted] = step.split('=');
    if (wanted === undefined) return (inner as Readonly<Record<string, unknown>> | undefined)?.[step];
    return (inner as readonly { readonly node: Readonly<Record<string, unknown>> }[] | undefined)?.find(({ node }) => node[field] === wanted);
  }, value);
}
