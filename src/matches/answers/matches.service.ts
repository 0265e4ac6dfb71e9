import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { explain, explainLifts, type ExplainedLift, type Explanation, type Labels, type ListSizes } from '../../matching/index.js';
import type { JobseekersService } from '../../people/jobseekers/jobseekers.service.js';
import { inTurns } from '../../platform/turns.js';
import { hasRole, type Viewer } from '../../platform/viewer.js';
import type { ConceptUris } from '../explanations/concept-uris.js';
import { labelsFor } from '../explanations/labels.js';
import type { StoredListsService } from '../lists/stored-lists.service.js';
import type { ListEntry } from '../lists/stored-lists.js';
import type { MarketHost } from '../market/market-host.js';
import type { MissionMarket } from '../market/mission-market.js';
import { changesOf, type SaidChange } from '../what-if/change-words.js';
import { shownUnlocks, type ShownUnlocks } from '../what-if/unlocks.js';
import { shownWhatIf, type ShownWhatIf } from '../what-if/what-if.js';
import { numberedFilter, type WordedFilter } from './filter-words.js';
import type { ListPage, ListPlace } from './list-page.js';
import { PairsAtHand } from './pairs-at-hand.js';
import { homeOf, rankedCandidates, rankedOpenings, workOf } from './ranked-lists.js';
import { shownPage, type ListToShow } from './shown-list.js';

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

/** Whom and what to explain to: the language of names, ISO 639-1. */
export type Language = string;

/** How somebody wants a list. */
export interface ListWish {
  /** Narrows the list before it is cut; null for no limit. */
  readonly filter: WordedFilter | null;
  readonly page: ListPage;
  /** Whether attention is spread, so that no employer and no place takes a whole page; see `spread`. */
  readonly spread: boolean;
  readonly language: Language | null;
}

/** The people a viewer may be told of: all by handle, or the own cases. */
type Sight = 'ALL' | ReadonlySet<JobseekerId>;

const MOST_MOVES_SHOWN = 100;

/**
 * Who fits this opening, what fits this person, and why (not). Case managers are told of their own cases only. Everything is answered by the
 * market in memory, which shows what was committed before the question; what has to be waited for is waited for before.
 */
export class MatchesService {
  constructor(
    private readonly host: MarketHost,
    private readonly stored: StoredListsService,
    private readonly jobseekers: JobseekersService,
    private readonly sizes: ListSizes,
  ) {}

  /**
   * A page of an opening's best candidates; a filter is applied before the list is cut, and people are spread over the places where they live.
   * Refuses an opening that is not there.
   */
  async candidates(viewer: Viewer, id: OpeningId, { filter, page, spread, language }: ListWish): Promise<Outcome<ListedMatch[]>> {
    const may = await this.sightOf(viewer);
    const stored = filter === null && may === 'ALL' ? await this.stored.listOf(viewer, 'OPENING', id) : null;
    return this.host.visit(viewer.missionId, async (market) => {
      const numbered = numberedFilter(filter, market.taxonomy);
      if (!numbered.ok) return numbered;
      if (market.index.opening(id) === null) return refused('NOT_FOUND', { what: 'opening' });
      const pairs = new PairsAtHand(market);
      const size = this.sizes.perOpening;
      const ranked = await unhurried(rankedCandidates(pairs, id, stored === null ? may : idsOf<JobseekerId>(stored), { filter: numbered.value, size, ofAGroup: null }));
      const list: ListToShow = {
        ranked,
        everything: (stored ?? ranked).length < size ? null : () => rankedCandidates(pairs, id, may, { filter: numbered.value, size: Infinity, ofAGroup: size + 1 }),
        size,
        groupsOf: spread ? (entry) => [homeOf(market, entry.id)] : null,
      };
      const places = (await unhurried(shownPage(list, page))).map((place) => ({ jobseekerId: place.id as JobseekerId, openingId: id, place }));
      return accepted(shown(pairs, places, language));
    });
  }

  /**
   * A page of the best openings for a person, spread over employers and places. Refuses a person who is not there or not the viewer's to see.
   */
  async openings(viewer: Viewer, id: JobseekerId, { filter, page, spread, language }: ListWish): Promise<Outcome<ListedMatch[]>> {
    const may = await this.sightOf(viewer);
    const stored = filter === null ? await this.stored.listOf(viewer, 'JOBSEEKER', id) : null;
    return this.host.visit(viewer.missionId, async (market) => {
      const numbered = numberedFilter(filter, market.taxonomy);
      if (!numbered.ok) return numbered;
      if (!isSeen(may, market, id)) return refused('NOT_FOUND', { what: 'jobseeker' });
      const pairs = new PairsAtHand(market);
      const size = this.sizes.perJobseeker;
      const ranked = await unhurried(rankedOpenings(pairs, id, stored === null ? 'ALL' : idsOf<OpeningId>(stored), { filter: numbered.value, size, ofAGroup: null }));
      const list: ListToShow = {
        ranked,
        everything: (stored ?? ranked).length < size ? null : () => rankedOpenings(pairs, id, 'ALL', { filter: numbered.value, size: Infinity, ofAGroup: size + 1 }),
        size,
        groupsOf: spread ? (entry) => workOf(market, entry.id) : null,
      };
      const places = (await unhurried(shownPage(list, page))).map((place) => ({ jobseekerId: id, openingId: place.id as OpeningId, place }));
      return accepted(shown(pairs, places, language));
    });
  }

  /** People who lack at most two changeable things for an opening, nearest first. */
  async nearMissesForOpening(viewer: Viewer, id: OpeningId, size: number, language: Language | null): Promise<Outcome<ShownMatch[]>> {
    const may = await this.sightOf(viewer);
    return this.host.visit(viewer.missionId, async (market) => {
      if (market.index.opening(id) === null) return refused('NOT_FOUND', { what: 'opening' });
      const misses = await unhurried(market.index.nearMissesForStepwise(id, size, may === 'ALL' ? undefined : (person) => may.has(person)));
      return accepted(shown(new PairsAtHand(market), misses, language));
    });
  }

  /** Openings for which a person lacks at most two changeable things, nearest first. */
  async nearMissesOfJobseeker(viewer: Viewer, id: JobseekerId, size: number, language: Language | null): Promise<Outcome<ShownMatch[]>> {
    const may = await this.sightOf(viewer);
    return this.host.visit(viewer.missionId, (market) => {
      if (!isSeen(may, market, id)) return refused('NOT_FOUND', { what: 'jobseeker' });
      return accepted(shown(new PairsAtHand(market), market.index.nearMissesOf(id, size), language));
    });
  }

  /** Why a pair matches or does not. Refuses where either is not there or not the viewer's to see. */
  async explain(viewer: Viewer, jobseekerId: JobseekerId, openingId: OpeningId, language: Language | null): Promise<Outcome<ShownMatch>> {
    const may = await this.sightOf(viewer);
    return this.host.visit(viewer.missionId, (market) => {
      if (!isSeen(may, market, jobseekerId)) return refused('NOT_FOUND', { what: 'jobseeker' });
      const [found] = shown(new PairsAtHand(market), [{ jobseekerId, openingId }], language);
      return found === undefined ? refused('NOT_FOUND', { what: 'opening' }) : accepted(found);
    });
  }

  /** What would become of a person's matches, were the profile otherwise. Nothing is stored. Refuses as `openings` does, and unfit changes. */
  async whatIf(viewer: Viewer, id: JobseekerId, said: SaidChange, size: number, language: Language | null): Promise<Outcome<ShownWhatIf>> {
    if (!(size >= 1 && size <= MOST_MOVES_SHOWN)) return refused('INVALID_INPUT', { field: 'first', problem: `must be 1 to ${MOST_MOVES_SHOWN}` });
    const may = await this.sightOf(viewer);
    return this.host.visit(viewer.missionId, (market) => {
      const facts = may === 'ALL' || may.has(id) ? market.index.jobseeker(id) : null;
      if (facts === null) return refused('NOT_FOUND', { what: 'jobseeker' });
      const changes = changesOf(said, facts, market.taxonomy, market.asOf);
      return changes.ok ? accepted(shownWhatIf(market, facts, changes.value, size, labelsOf(market, language))) : changes;
    });
  }

  /** What a course would open to a person. Nothing is stored. Refuses as `explain` does, and an opening that is no course. */
  async unlocks(viewer: Viewer, jobseekerId: JobseekerId, openingId: OpeningId, size: number, language: Language | null): Promise<Outcome<ShownUnlocks>> {
    if (!(size >= 1 && size <= MOST_MOVES_SHOWN)) return refused('INVALID_INPUT', { field: 'first', problem: `must be 1 to ${MOST_MOVES_SHOWN}` });
    const may = await this.sightOf(viewer);
    return this.host.visit(viewer.missionId, (market) => {
      const facts = may === 'ALL' || may.has(jobseekerId) ? market.index.jobseeker(jobseekerId) : null;
      if (facts === null) return refused('NOT_FOUND', { what: 'jobseeker' });
      const course = market.index.opening(openingId);
      if (course === null) return refused('NOT_FOUND', { what: 'opening' });
      if (course.kind !== 'TRAINING') return refused('INVALID_INPUT', { field: 'openingId', problem: 'is no course' });
      return accepted(shownUnlocks(market, facts, course, size, labelsOf(market, language)));
    });
  }

  private async sightOf(viewer: Viewer): Promise<Sight> {
    return hasRole(viewer, 'JOB_PLACEMENT_OFFICER') ? 'ALL' : new Set(await this.jobseekers.ownIds(viewer));
  }
}

const unwatched = { signal: new AbortController().signal, told: () => undefined };

/** Works an answer out in turns with whatever else the event loop has to do. The visit keeps the market as it is meanwhile. */
function unhurried<T>(answer: Generator<number, T, void>): Promise<T> {
  return inTurns(answer, unwatched);
}

function idsOf<Id extends string>(stored: readonly ListEntry[]): Id[] {
  return stored.map((entry) => entry.id as Id);
}

function isSeen(may: Sight, market: MissionMarket, id: JobseekerId): boolean {
  return (may === 'ALL' || may.has(id)) && market.index.jobseeker(id) !== null;
}

/** Pairs with their explanations; one who is not in the market falls out. What is tried later needs the market no more. */
function shown<P extends Pair>(pairs: PairsAtHand, wanted: readonly P[], language: Language | null): (P & ShownMatch)[] {
  const { market } = pairs;
  const { context, taxonomy } = market;
  const labels = labelsOf(market, language);
  const uris: ConceptUris = { skillUri: (no) => taxonomy.skill(no).uri, occupationUri: (no) => taxonomy.occupation(no).uri };
  return wanted.flatMap((pair) => {
    const [person, post] = [pairs.jobseeker(pair.jobseekerId), pairs.opening(pair.openingId)];
    if (person === null || post === null) return [];
    const explanation = explain(person, post, context, labels);
    const triedLifts = (): readonly ExplainedLift[] => explainLifts(person, post, context, labels);
    return [{ ...pair, score: explanation.score, explanation: { ...explanation, ...uris, triedLifts } }];
  });
}

function labelsOf({ mission, taxonomy }: MissionMarket, language: Language | null): Labels {
  return labelsFor(mission, taxonomy, language ?? mission.languages[0] ?? 'en');
}
