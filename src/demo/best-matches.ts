import type { OpeningId } from '../kernel/ids.js';
import type { ShownMatch } from '../matches/answers/matches.service.js';
import { constructedPerson, type DemoMarket } from './demo-market.js';
import type { DemoServices } from './services.js';

const SHOWN = 3;
const REASONS = 3;
/** People who are looked at for one with that many matches. */
const LOOKED_AT = 40;
/** A last one of this score makes a good example. */
const GOOD_SCORE = 600_000;

/** One person's best matches with their reasons, in lines to be read; none where nobody has so many. */
export async function bestMatches(services: DemoServices, { caseManager: viewer }: DemoMarket): Promise<readonly string[]> {
  const best = await example(services, viewer);
  const [person] = await services.jobseekers.byIds(viewer, best.slice(0, 1).map((match) => match.jobseekerId));
  if (person === undefined) return [];
  const where = person.profile.place === null ? '' : ` in ${person.profile.place.name}`;
  const names = await namesOf(services, viewer, best.map((match) => match.openingId));
  return [
    `What fits ${person.handle} (${person.caseReference ?? ''})${where} best, and why:`,
    ...best.flatMap((match, index) => [`  ${index + 1}. ${names.get(match.openingId) ?? ''}`, ...reasonsOf(match)]),
  ];
}

/** The best matches of the first person of whom all are good, else of the one who comes nearest to that. */
async function example(services: DemoServices, viewer: DemoMarket['caseManager']): Promise<readonly ShownMatch[]> {
  let nearest: readonly ShownMatch[] = [];
  const lastScore = (matches: readonly ShownMatch[]): number => matches.at(-1)?.score ?? 0;
  for (let number = 1; number <= LOOKED_AT && lastScore(nearest) < GOOD_SCORE; number += 1) {
    const id = await constructedPerson(services, viewer, number);
    if (id === null) continue;
    const found = await services.matches.openings(viewer, id, { filter: null, page: { after: null, limit: SHOWN }, spread: false, language: 'en' });
    if (found.ok && found.value.length === SHOWN && lastScore(found.value) > lastScore(nearest)) nearest = found.value;
  }
  return nearest;
}

async function namesOf(services: DemoServices, viewer: DemoMarket['caseManager'], ids: readonly OpeningId[]): Promise<ReadonlyMap<OpeningId, string>> {
  const openings = await services.openings.byIds(viewer, ids);
  const employers = await services.employers.byIds(viewer, openings.map((opening) => opening.employerId));
  const nameOf = new Map(employers.map((employer) => [employer.id, employer.name]));
  return new Map(
    openings.map(({ id, title, employerId, place }) => [id, `${title}, ${nameOf.get(employerId) ?? ''}, ${place?.name ?? 'remote'}`]),
  );
}

/** The gist, then what is known and contributes most. */
function reasonsOf({ explanation }: ShownMatch): string[] {
  const parts = explanation.parts.filter((part) => part.value !== null).sort((a, b) => b.contribution - a.contribution).slice(0, REASONS);
  return [explanation.summary, ...parts.map((part) => part.sentence)].map((sentence) => `     ${sentence}`);
}
