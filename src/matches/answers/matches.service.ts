import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import {
  explain,
  explainLifts,
  type ExplainedLift,
  type Explanation,
  type JobseekerFacts,
  type Labels,
  type ListSizes,
  type OpeningFacts,
} from '../../matching/index.js';
import type { JobseekersService } from '../../people/jobseekers/jobseekers.service.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { hasRole, type Act, type Viewer } from '../../platform/viewer.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { changesOf, type SaidChange } from '../what-if/change-words.js';
import { oldestUnseenSeconds } from '../market/change-notes.store.js';
import type { ConceptUris } from '../explanations/concept-uris.js';
import { labelsFor } from '../explanations/labels.js';
import type { ListPage, ListPlace } from './list-page.js';
import type { MarketHost } from '../market/market-host.js';
import type { MarketPicture } from '../market/market-picture.js';
import { latestRuns, readState, type MarketRun, type MarketState } from '../lists/market-state.store.js';
import { keepsJobseeker, keepsOpening, type MatchFilter } from './match-filter.js';
import type { ListEntry } from '../lists/merge-list.js';
import { missesOfJobseeker, missesOfOpening } from './near-misses-seen.js';
import { candidatesOf, openingsOf } from '../lists/refreshed-lists.js';
import { shownPage, type ListToShow } from './shown-list.js';
import { readLists } from '../lists/stored-lists.store.js';
import { shownWhatIf, type ShownWhatIf } from '../what-if/what-if.js';

interface Pair {
  readonly jobseekerId: JobseekerId;
  readonly openingId: OpeningId;
}

/** A match as it is shown: the pair, its score and why. */
export interface ShownMatch extends Pair {
  readonly score: number;
  readonly explanation: ExplainedPair;
}

/** An entry of a list, with where it stands there. */
export interface ListedMatch extends ShownMatch {
  readonly place: ListPlace;
}

/** An explanation with what turns its numbers into URIs, and what would lift the pair: that is tried only when somebody asks. */
export interface ExplainedPair extends Explanation, ConceptUris {
  readonly triedLifts: () => readonly ExplainedLift[];
}

/** How a mission's matching is doing. */
export interface MarketReport {
  readonly state: MarketState;
  /** Seconds since the oldest change that the stored lists do not show; null when they show all. */
  readonly lagSeconds: number | null;
  readonly runs: readonly MarketRun[];
}

/** Whom and what to explain to: the language of names, ISO 639-1. */
export type Language = string;

/** How somebody wants a list. */
export interface ListWish {
  /** Narrows the list before it is cut; null for no limit. */
  readonly filter: MatchFilter | null;
  readonly page: ListPage;
  /** Whether attention is spread, so that no employer and no place takes a whole page; see `spread`. */
  readonly spread: boolean;
  readonly language: Language | null;
}

const RUNS_SHOWN = 10;
const MOST_MOVES_SHOWN = 100;

/** Who fits this opening, what fits this person, and why (not). Case managers are told of their own cases only. */
export class MatchesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly host: MarketHost,
    private readonly taxonomies: TaxonomyService,
    private readonly jobseekers: JobseekersService,
    private readonly sizes: ListSizes,
  ) {}

  /**
   * A page of an opening's best candidates; a filter is applied before the list is cut, and people are spread over the places where they live.
   * Refuses an opening that is not there.
   */
  async candidates(viewer: Viewer, id: OpeningId, { filter, page, spread, language }: ListWish): Promise<Outcome<ListedMatch[]>> {
    const picture = await this.host.current(viewer.missionId);
    if (!picture.openings.has(id)) return refused('NOT_FOUND', { what: 'opening' });
    const may = await this.seen(viewer);
    const everybody = (): JobseekerFacts[] => peopleSeen(picture, may).filter((jobseeker) => filter === null || keepsJobseeker(filter, jobseeker));
    const stored = filter === null && may === 'ALL' ? await this.stored(viewer, 'OPENING', id) : null;
    const ranked = (people: readonly JobseekerFacts[]): ListPlace[] =>
      candidatesOf(picture, id, people).sort(picture.candidateOrder).map((entry) => picture.candidatePlace(entry));
    const size = this.sizes.perOpening;
    const list: ListToShow = {
      ranked: ranked(stored === null ? everybody() : known(picture.jobseekers, stored)),
      everything: stored === null || stored.length < size ? null : () => ranked(everybody()),
      size,
      groupsOf: spread ? ({ id: person }) => [placeKey(picture.jobseekers.get(person as JobseekerId))] : null,
    };
    const pairs = shownPage(list, page).map((place) => ({ jobseekerId: place.id as JobseekerId, openingId: id, place }));
    return accepted(await this.shown(picture, pairs, language));
  }

  /**
   * A page of the best openings for a person, spread over employers and places. Refuses a person who is not there or not the viewer's to see.
   */
  async openings(viewer: Viewer, id: JobseekerId, { filter, page, spread, language }: ListWish): Promise<Outcome<ListedMatch[]>> {
    const picture = await this.host.current(viewer.missionId);
    if (!(await this.maySee(viewer, picture, id))) return refused('NOT_FOUND', { what: 'jobseeker' });
    const every = (): OpeningFacts[] => [...picture.openings.values()].filter((opening) => filter === null || keepsOpening(filter, opening));
    const stored = filter === null ? await this.stored(viewer, 'JOBSEEKER', id) : null;
    const ranked = (posts: readonly OpeningFacts[]): ListPlace[] =>
      openingsOf(picture, id, posts).sort(picture.openingOrder).map((entry) => picture.openingPlace(entry));
    const size = this.sizes.perJobseeker;
    const groupsOf = ({ id: post }: ListPlace): (string | null)[] => {
      const opening = picture.openings.get(post as OpeningId);
      return [opening?.employerId ?? null, placeKey(opening)];
    };
    const list: ListToShow = {
      ranked: ranked(stored === null ? every() : known(picture.openings, stored)),
      everything: stored === null || stored.length < size ? null : () => ranked(every()),
      size,
      groupsOf: spread ? groupsOf : null,
    };
    const pairs = shownPage(list, page).map((place) => ({ jobseekerId: id, openingId: place.id as OpeningId, place }));
    return accepted(await this.shown(picture, pairs, language));
  }

  /** People who lack at most two changeable things for an opening, nearest first. */
  async nearMissesForOpening(viewer: Viewer, id: OpeningId, size: number, language: Language | null): Promise<Outcome<ShownMatch[]>> {
    const picture = await this.host.current(viewer.missionId);
    const opening = picture.openings.get(id);
    if (opening === undefined) return refused('NOT_FOUND', { what: 'opening' });
    const people = peopleSeen(picture, await this.seen(viewer));
    const pairs = missesOfOpening(picture, opening, people, size).map((miss) => ({ jobseekerId: miss.id as JobseekerId, openingId: id }));
    return accepted(await this.shown(picture, pairs, language));
  }

  /** Openings for which a person lacks at most two changeable things, nearest first. */
  async nearMissesOfJobseeker(viewer: Viewer, id: JobseekerId, size: number, language: Language | null): Promise<Outcome<ShownMatch[]>> {
    const picture = await this.host.current(viewer.missionId);
    const jobseeker = picture.jobseekers.get(id);
    if (jobseeker === undefined || !(await this.maySee(viewer, picture, id))) return refused('NOT_FOUND', { what: 'jobseeker' });
    const pairs = missesOfJobseeker(picture, jobseeker, size).map((miss) => ({ jobseekerId: id, openingId: miss.id as OpeningId }));
    return accepted(await this.shown(picture, pairs, language));
  }

  /** Why a pair matches or does not. Refuses where either is not there or not the viewer's to see. */
  async explain(viewer: Viewer, jobseekerId: JobseekerId, openingId: OpeningId, language: Language | null): Promise<Outcome<ShownMatch>> {
    const picture = await this.host.current(viewer.missionId);
    if (!(await this.maySee(viewer, picture, jobseekerId))) return refused('NOT_FOUND', { what: 'jobseeker' });
    if (!picture.openings.has(openingId)) return refused('NOT_FOUND', { what: 'opening' });
    const [shown] = await this.shown(picture, [{ jobseekerId, openingId }], language);
    return shown === undefined ? refused('NOT_FOUND', { what: 'pair' }) : accepted(shown);
  }

  /** What would become of a person's matches, were the profile otherwise. Nothing is stored. Refuses as `openings` does, and unfit changes. */
  async whatIf(viewer: Viewer, id: JobseekerId, said: SaidChange, size: number, language: Language | null): Promise<Outcome<ShownWhatIf>> {
    if (!(size >= 1 && size <= MOST_MOVES_SHOWN)) return refused('INVALID_INPUT', { field: 'first', problem: `must be 1 to ${MOST_MOVES_SHOWN}` });
    const picture = await this.host.current(viewer.missionId);
    const jobseeker = picture.jobseekers.get(id);
    if (jobseeker === undefined || !(await this.maySee(viewer, picture, id))) return refused('NOT_FOUND', { what: 'jobseeker' });
    const { taxonomy, labels } = await this.wording(picture, language);
    const changes = changesOf(said, jobseeker, taxonomy, picture.asOf);
    return changes.ok ? accepted(shownWhatIf(picture, jobseeker, changes.value, size, labels)) : changes;
  }

  /** How far the stored lists are, and the latest runs. */
  report(viewer: Viewer): Promise<MarketReport> {
    return this.work.run(viewer, async (tx) => {
      const state = await readState(tx, viewer.missionId);
      const lagSeconds = await oldestUnseenSeconds(tx, viewer.missionId, state.cursor);
      return { state, lagSeconds, runs: await latestRuns(tx, viewer.missionId, RUNS_SHOWN) };
    });
  }

  /** Asks for every list to be computed afresh and compared with what is stored. */
  recompute(act: Act): Promise<Outcome<{ readonly requested: true }>> {
    return this.work.act(act, async (tx) => {
      await requestJob(tx, catalogue.nightlyRecompute, { missionId: act.viewer.missionId });
      return accepted({ requested: true });
    });
  }

  private async stored(viewer: Viewer, side: 'OPENING' | 'JOBSEEKER', owner: string): Promise<readonly ListEntry[]> {
    const lists = await this.work.run(viewer, (tx) => readLists(tx, viewer.missionId, side, [owner]));
    return lists.get(owner) ?? [];
  }

  private async shown<P extends Pair>(picture: MarketPicture, pairs: readonly P[], language: Language | null): Promise<(P & ShownMatch)[]> {
    const { taxonomy, labels } = await this.wording(picture, language);
    const uris: ConceptUris = { skillUri: (no) => taxonomy.skill(no).uri, occupationUri: (no) => taxonomy.occupation(no).uri };
    return pairs.flatMap((pair) => {
      const jobseeker = picture.jobseekers.get(pair.jobseekerId);
      const opening = picture.openings.get(pair.openingId);
      if (jobseeker === undefined || opening === undefined) return [];
      const [person, post] = [picture.jobseeker(jobseeker), picture.opening(opening)];
      const explanation = explain(person, post, picture.context, labels);
      const triedLifts = (): readonly ExplainedLift[] => explainLifts(person, post, picture.context, labels);
      return [{ ...pair, score: explanation.score, explanation: { ...explanation, ...uris, triedLifts } }];
    });
  }

  private async wording(picture: MarketPicture, language: Language | null): Promise<{ readonly taxonomy: Taxonomy; readonly labels: Labels }> {
    const { mission, classification } = picture;
    const taxonomy = await this.taxonomies.of(classification);
    return { taxonomy, labels: labelsFor(mission, taxonomy, language ?? mission.languages[0] ?? 'en') };
  }

  /** The people a viewer may be told of: all by handle, or the own cases. */
  private async seen(viewer: Viewer): Promise<'ALL' | ReadonlySet<JobseekerId>> {
    return hasRole(viewer, 'JOB_PLACEMENT_OFFICER') ? 'ALL' : new Set(await this.jobseekers.ownIds(viewer));
  }

  private async maySee(viewer: Viewer, picture: MarketPicture, id: JobseekerId): Promise<boolean> {
    if (!picture.jobseekers.has(id)) return false;
    const may = await this.seen(viewer);
    return may === 'ALL' || may.has(id);
  }
}

/** What stored entries stand for now. A stored list may lag by seconds: what no longer fits falls out when it is matched again. */
function known<Id extends string, Facts>(all: ReadonlyMap<Id, Facts>, stored: readonly ListEntry[]): Facts[] {
  return stored.flatMap(({ id }) => all.get(id as Id) ?? []);
}

function peopleSeen(picture: MarketPicture, may: 'ALL' | ReadonlySet<JobseekerId>): JobseekerFacts[] {
  if (may === 'ALL') return [...picture.jobseekers.values()];
  return [...may].flatMap((id) => picture.jobseekers.get(id) ?? []);
}

/** Whoever lives, or whatever work lies, at the same point of the map; null where there is none. */
function placeKey(facts: Pick<JobseekerFacts, 'place'> | undefined): string | null {
  const place = facts?.place ?? null;
  return place === null ? null : `${place.latitude} ${place.longitude}`;
}
