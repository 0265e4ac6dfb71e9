import type { Day } from '../../../kernel/day.js';
import { shownReason, type KeptReason } from '../../placements/lifecycle/end-reasons.js';
import { presentOf, type Said } from '../../placements/lifecycle/fold.js';
import type { Present } from '../../placements/placement.js';
import { funnelSteps, type FunnelStep, type Groups, type KnownJob, type KnownPerson, type OffersStanding } from './known-person.js';

/** Somebody from registration on. What never changes is plain, everything else is a line with the day on which it became known. */
export interface PersonHistory {
  readonly id: string;
  readonly kind: string;
  readonly registeredOn: Day;
  /** The record that goes on with this one, from the day on which staff decided so; null for none. */
  readonly mergedInto: { readonly id: string; readonly knownOn: Day } | null;
}

/** An offer with its moves, oldest first. */
export interface OfferHistory {
  readonly personId: string;
  readonly moves: readonly { readonly to: string; readonly knownOn: Day }[];
}

/** A placement with its events, oldest first. */
export interface PlacementHistory {
  readonly id: string;
  readonly personId: string;
  readonly convertedFrom: string | null;
  readonly groups: Groups;
  readonly subsidyEndsOn: Day | null;
  readonly events: readonly (Said & { readonly knownOn: Day })[];
}

/** All that figures are made of. */
export interface Histories {
  readonly people: readonly PersonHistory[];
  readonly offers: readonly OfferHistory[];
  readonly placements: readonly PlacementHistory[];
}

/** Histories as they were known at the end of a day: lines that became known later are not there. */
function knownBy({ people, offers, placements }: Histories, asOf: Day): Histories {
  const known = <T extends { readonly knownOn: Day }>(lines: readonly T[]): T[] => lines.filter((line) => line.knownOn <= asOf);
  return {
    people: people.filter((person) => person.registeredOn <= asOf).map((person) => ({ ...person, mergedInto: person.mergedInto !== null && person.mergedInto.knownOn <= asOf ? person.mergedInto : null })),
    offers: offers.map((offer) => ({ ...offer, moves: known(offer.moves) })).filter((offer) => offer.moves.length > 0),
    placements: placements.map((placement) => ({ ...placement, events: known(placement.events) })).filter((placement) => placement.events.length > 0),
  };
}

/** Everybody as they were known at the end of a day; records that were merged by then are one person, registered when the first was. */
export function peopleKnownOn(histories: Histories, asOf: Day): KnownPerson[] {
  const { people, offers, placements } = knownBy(histories, asOf);
  const goesOnAs = new Map(people.flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : [[id, mergedInto.id] as const])));
  const present = (id: string): string => {
    const seen = new Set<string>();
    let at = id;
    for (let next = goesOnAs.get(at); next !== undefined && !seen.has(next); next = goesOnAs.get(at)) seen.add((at = next));
    return at;
  };
  const offersOf = groupedBy(offers, (offer) => present(offer.personId));
  const jobsOf = groupedBy(jobsIn(placements), (job) => present(job.personId));
  const records = groupedBy(people, (person) => present(person.id));
  return [...records].map(([id, same]) => {
    const own = same.find((person) => person.id === id) ?? same[0];
    if (own === undefined) throw new Error('a group of nobody');
    const jobs = (jobsOf.get(id) ?? []).toSorted(asStarted).map(({ job }) => job);
    return { kind: own.kind, registeredOn: Math.min(...same.map((each) => each.registeredOn)) as Day, ...offersKnown(offersOf.get(id) ?? []), jobs };
  });
}

const stepOfState: Readonly<Record<string, FunnelStep>> = {
  DRAFT: 'MATCHED',
  APPROVED: 'MATCHED',
  SENT: 'SENT',
  INTERESTED: 'INTERESTED',
  IDENTITY_RELEASED: 'RELEASED',
  INTERVIEW: 'INTERVIEW',
  EMPLOYER_CONFIRMED: 'CONFIRMED',
  ACCEPTED: 'ACCEPTED',
};

function offersKnown(offers: readonly OfferHistory[]): Pick<KnownPerson, 'firstOfferOn' | 'furthest' | 'offers'> {
  const sent = offers.filter((offer) => offer.moves.some((move) => move.to === 'SENT'));
  const days = sent.flatMap((offer) => offer.moves.find((move) => move.to === 'SENT')?.knownOn ?? []);
  const furthest = Math.max(-1, ...offers.map(furthestOf));
  return { firstOfferOn: days.length === 0 ? null : (Math.min(...days) as Day), furthest: funnelSteps[furthest] ?? null, offers: standingOf(sent) };
}

/** Place of the furthest step. A move back, when an employer takes an answer back, takes the step with it; an end does not. */
function furthestOf({ moves }: OfferHistory): number {
  return moves.reduce((before, { to }) => {
    const step = stepOfState[to];
    return step === undefined ? before : funnelSteps.indexOf(step);
  }, -1);
}

function standingOf(sent: readonly OfferHistory[]): OffersStanding | null {
  const states = sent.map((offer) => offer.moves.at(-1)?.to ?? '');
  if (states.length === 0) return null;
  if (states.includes('ACCEPTED')) return 'ACCEPTED';
  if (states.some((state) => state in stepOfState)) return 'OPEN';
  return states.some((state) => state === 'DECLINED' || state === 'EXPIRED') ? 'NOT_TAKEN' : 'NOBODYS_REFUSAL';
}

/** A job under the placement that it began as. */
interface JobOfPlacement {
  readonly placementId: string;
  readonly personId: string;
  readonly job: KnownJob;
}

/** Which is somebody's first job must not depend on the order in which they are read: of those that start on one day, the placement that was made first. */
function asStarted(a: JobOfPlacement, b: JobOfPlacement): number {
  return a.job.startedOn - b.job.startedOn || (a.placementId < b.placementId ? -1 : 1);
}

/** Placements that started, each with those that it was converted into as one job. */
function jobsIn(placements: readonly PlacementHistory[]): JobOfPlacement[] {
  const next = new Map(placements.flatMap((placement) => (placement.convertedFrom === null ? [] : [[placement.convertedFrom, placement] as const])));
  return placements
    .filter((placement) => placement.convertedFrom === null)
    .flatMap((first) => {
      const chain = [first];
      for (let after = next.get(first.id); after !== undefined && chain.length <= placements.length; after = next.get(after.id)) chain.push(after);
      const job = jobOf(chain);
      return job === null ? [] : [{ placementId: first.id, personId: first.personId, job }];
    });
}

/** Events by which somebody heard that a job goes on. */
const tellsOfWork: readonly Said['act'][] = ['CONFIRM_START', 'HEAR', 'PAUSE', 'RESUME', 'DISPUTE', 'SETTLE'];

/** Null where nothing started. Lost to follow-up is no end: nobody knows of one. */
function jobOf(chain: readonly PlacementHistory[]): KnownJob | null {
  const started = chain.map((placement) => ({ placement, present: presentOf(placement.events) })).filter(({ present }) => present.startedOn !== null);
  const [first, last] = [started[0], started.at(-1)];
  const startedOn = first?.present.startedOn ?? null;
  if (first === undefined || last === undefined || startedOn === null) return null;
  const heardOn = started.flatMap(({ placement, present }) => [
    ...placement.events.filter((event) => tellsOfWork.includes(event.act)).map((event) => event.on),
    ...(present.stage === 'CONVERTED' && present.endedOn !== null ? [present.endedOn] : []),
  ]);
  const end = endOf(last.placement, last.present, chain);
  return {
    startedOn,
    heardOn: heardOn.filter((on) => on >= startedOn),
    // Only what was known is here: on which day it was is known too.
    end: end === null ? null : { on: end.on, knownOn: end.on },
    reason: end === null ? null : shownReason(end.reason, false),
    groups: first.placement.groups,
    subsidyEndsOn: first.placement.subsidyEndsOn,
  };
}

function endOf(last: PlacementHistory, { stage, endedOn, endReason }: Present, chain: readonly PlacementHistory[]): { readonly on: Day; readonly reason: KeptReason } | null {
  if (endedOn === null || endReason === null || endReason === 'LOST_TO_FOLLOW_UP') return null;
  if (stage !== 'CONVERTED') return { on: endedOn, reason: endReason };
  // Converted into what has not started: it ended there only if that never will.
  const into = chain[chain.indexOf(last) + 1];
  const after = into === undefined ? null : presentOf(into.events);
  return after === null || after.endReason === null || after.endReason === 'LOST_TO_FOLLOW_UP' ? null : { on: endedOn, reason: after.endReason };
}

function groupedBy<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return groups;
}
