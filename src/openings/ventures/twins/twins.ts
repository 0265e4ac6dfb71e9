import type { VentureId } from '../../../matching/team/team.js';
import { isSameActivity } from '../activity.js';
import type { Venture, VentureStatus } from '../venture.js';

/** Another venture of the same trade at the same place: its people may do better together (F25). For staff alone. */
export interface VentureTwin {
  readonly venture: Venture;
  /** Both have had money of the same programme, or of the same person's idea. */
  readonly fundedTwice: boolean;
}

/** Statuses in which money has been given. */
const FUNDED: readonly VentureStatus[] = ['FUNDED', 'RUNNING'];

/** Those of these ventures that are of the same trade at the same place as this one and have not ended; oldest first. */
export function twinsOf(venture: Venture, others: readonly Venture[]): VentureTwin[] {
  const { activity, place } = venture;
  if (activity === null || place === null) return [];
  return others.flatMap((other): VentureTwin[] => {
    const same = other.id !== venture.id && other.place?.geonameId === place.geonameId && other.activity !== null && isSameActivity(other.activity, activity);
    return same ? [{ venture: other, fundedTwice: fundedTwice(venture, other) }] : [];
  });
}

function fundedTwice(one: Venture, other: Venture): boolean {
  const both = hasMoney(one) && hasMoney(other);
  const sameProgramme = one.programmeId !== null && one.programmeId === other.programmeId;
  const samePerson = one.proposedBy !== null && one.proposedBy === other.proposedBy;
  return both && (sameProgramme || samePerson);
}

/** Whether money was given and it goes on, or pauses. */
export function hasMoney({ status, pausedFrom }: Pick<Venture, 'status' | 'pausedFrom'>): boolean {
  return FUNDED.includes(pausedFrom ?? status);
}

/** Twins of each of these ventures, by id. */
export function twinsOfAll(ids: readonly VentureId[], known: readonly Venture[]): ReadonlyMap<VentureId, readonly VentureTwin[]> {
  const byId = new Map(known.map((venture) => [venture.id, venture]));
  return new Map(ids.map((id) => [id, byId.has(id) ? twinsOf(byId.get(id) as Venture, known) : []]));
}
