import type { EmployerId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { refused, type Refused } from '../../kernel/outcome.js';
import type { PairGround, PairNow, PairsService } from '../../matches/pairs/pairs.service.js';
import type { EligibilityService } from '../../openings/eligibility/eligibility.service.js';
import { clearanceOf, faultOfOffer, type Judgement } from '../../openings/eligibility/judging.js';
import type { EmployersService } from '../../openings/employers/employers.service.js';
import type { Opening } from '../../openings/openings/opening.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import type { Clearance } from '../../programmes/rules/guarded-facts.js';
import { needsConsent } from '../../people/consents/consent.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import { mayBePut } from '../candidates/candidacy.js';
import type { Standings, Stood } from '../candidates/standings.js';
import type { FeesService } from '../check-ins/fees/fees.service.js';
import { internshipsIn, ONE_INTERNSHIP, type AtFirm } from '../placements/placed-internships.service.js';
import { frozenThere, type PlaceSuspension } from '../suspensions/place-suspension.js';
import type { PlaceSuspensionsService } from '../suspensions/place-suspensions.service.js';
import { isFull, type OfferGround } from './due/standing.js';
import type { Offer } from './lifecycle/offer.js';
import { IN_ANOTHER_VENTURE, type InOtherVenture, type OtherVentures } from './other-ventures.js';
import { closedNow, failuresNow, NOT_AVAILABLE, refusalOf, type Stage } from './receipts/fitness.js';

/** A person and an opening, with what was let pass between them. */
export type OfferedPair = Pick<Offer, 'openingId' | 'employerId' | 'jobseekerId' | 'waived'>;

/** What a transaction sees of some pairs; asked once for all of them. */
export interface Looked {
  readonly pair: (pair: OfferedPair) => PairNow | null;
  readonly stood: (pair: OfferedPair) => Stood | null;
  readonly frozen: readonly PlaceSuspension[];
  /** L7: employers to whom nobody new is offered, because somebody was asked for money there. */
  readonly quiet: ReadonlySet<EmployerId>;
  /** F04: how many internships the person had at the firm, or is to have there. */
  readonly internships: (pair: AtFirm) => number;
  /** Nobody is in two ventures. */
  readonly inOther: InOtherVenture;
  /** What the rules of programmes, those about people and the law tables say; null where none was asked. */
  readonly judged: (pair: OfferedPair) => Judgement | null;
  /** What whoever asks may know of a person. */
  readonly clearance: (person: Jobseeker) => Clearance;
}

/** Looks, at the moment of a move, whether an offer may go on: requirements, the rules that there are, suspensions and consent. */
export class OfferGrounds {
  constructor(
    private readonly pairs: PairsService,
    private readonly standings: Standings,
    private readonly suspensions: Pick<PlaceSuspensionsService, 'inForce'>,
    private readonly employers: Pick<EmployersService, 'barredIn'>,
    private readonly fees: Pick<FeesService, 'quietIn'>,
    private readonly eligibility: Pick<EligibilityService, 'judge' | 'recordReading'>,
    private readonly others: OtherVentures,
  ) {}

  /** What pairs are read by; before a transaction. */
  prepare(missionId: MissionId): Promise<PairGround> {
    return this.pairs.ground(missionId);
  }

  /** From the moment at which something was sent, the rules of a programme are asked where there is one: then it is about its money. */
  async look(tx: Tx, viewer: Viewer, ground: PairGround, pairs: readonly OfferedPair[], stage: Stage): Promise<Looked> {
    const stood = await this.standings.of(tx, viewer, pairs);
    const quiet = await this.fees.quietIn(tx, viewer.missionId, [...new Set(pairs.map((pair) => pair.employerId))]);
    const internships = await internshipsIn(tx, viewer.missionId, pairs);
    const inOther = await this.others.at(tx, viewer.missionId, pairs);
    const judged = await this.eligibility.judge(tx, viewer, ground, pairs, stage === 'UNDER_WAY');
    const clearance = (person: Jobseeker): Clearance => clearanceOf(viewer, person) ?? 'HANDLE';
    const frozen = await this.suspensions.inForce(tx, viewer.missionId);
    return { pair: await this.pairs.read(tx, ground, pairs), stood, frozen, quiet, internships, inOther, judged, clearance };
  }

  /** Records that people were read in a transaction that came to nothing. */
  recordReading(viewer: Viewer, ids: readonly JobseekerId[]): Promise<void> {
    return this.eligibility.recordReading(viewer, ids);
  }

  /** What decides whether these offers go on by themselves; needs no classification. */
  async standing(tx: Tx, viewer: Viewer, offer: Offer, opening: Opening, others: readonly Offer[]): Promise<OfferGround> {
    const stood = (await this.standings.of(tx, viewer, [offer]))(offer);
    const barred = await this.employers.barredIn(tx, viewer.missionId, [offer.employerId]);
    const frozen = frozenThere(opening.place, await this.suspensions.inForce(tx, viewer.missionId)) !== null;
    const gone = stood === null || stood.jobseeker.erasedAt !== null;
    return {
      person: gone ? null : { status: stood.jobseeker.status, agreesToMatching: needsConsent(stood.consents, { purpose: 'MATCHING' }).ok, keptAway: stood.keptAway },
      opening: opening.status,
      employerCleared: stood !== null && stood.employerGoodUntil !== null && stood.employerGoodUntil >= stood.today,
      employerBarred: barred.has(offer.employerId),
      placeFrozen: frozen,
      full: isFull(opening, [offer, ...others]),
    };
  }
}

/**
 * Why this pair may not be offered, or not go on, at this moment; null where it may. Whether somebody pauses or protection knows why, the answer is the same,
 * and it comes before all others.
 */
export function faultOf(pair: OfferedPair, opening: Opening, { pair: pairOf, stood: stoodOf, frozen, quiet, internships, inOther, judged, clearance }: Looked, stage: Stage): Refused | null {
  const [now, stood] = [pairOf(pair), stoodOf(pair)];
  if (now === null || stood === null || stood.jobseeker.erasedAt !== null) return refused('NOT_FOUND', { what: 'jobseeker' });
  if (stood.jobseeker.status !== 'ACTIVE' || stood.keptAway) return NOT_AVAILABLE;
  const judgement = judged(pair);
  const ruled = judgement === null ? null : faultOfOffer(judgement, clearance(stood.jobseeker));
  if (ruled?.code === 'NOT_AVAILABLE') return NOT_AVAILABLE;
  const matching = needsConsent(stood.consents, { purpose: 'MATCHING' });
  if (!matching.ok) return matching;
  const fault = (stage === 'UNDER_WAY' ? closedNow(opening.status) : null) ?? refusalOf(failuresNow(now, pair.waived.map(({ code }) => code), stage), now);
  // What is under way goes on: the employer is not to learn from it that somebody spoke.
  const silent = stage === 'BEFORE_SENT' && quiet.has(pair.employerId) ? NO_NEW_OFFERS : null;
  const twice = opening.kind === 'INTERNSHIP' && internships(pair) > 0 ? ONE_INTERNSHIP : null;
  const elsewhere = inOther(pair) ? IN_ANOTHER_VENTURE : null;
  return fault ?? ruled ?? twice ?? elsewhere ?? frozenThere(opening.place, frozen) ?? silent;
}

const NO_NEW_OFFERS = refused('RULE_FORBIDS', { rule: 'L7', problem: 'Nobody new is offered to this employer for the time being' });

/** From the moment at which somebody is before an employer: whether they still agree to be. */
export function faultOfDisclosure(offer: Offer, { stood: stoodOf }: Looked): Refused | null {
  const stood = stoodOf(offer);
  if (stood === null) return NOT_AVAILABLE;
  const may = mayBePut(offer.employerId, stood);
  if (may.ok) return null;
  return may.code === 'NOT_A_MATCH' ? NOT_AVAILABLE : may;
}
