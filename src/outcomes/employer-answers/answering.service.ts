import type { Clock } from '../../kernel/clock.js';
import type { EmployerId, OpeningId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../kernel/outcome.js';
import type { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import type { Opening } from '../../openings/openings/opening.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { CandidateId } from '../candidates/candidacy.js';
import type { EmployerMove, EmployerMoves, Unpaid } from '../offers/employer-moves.service.js';
import type { EmployerReadings } from '../offers/employer-readings.service.js';
import type { Offer, OfferId } from '../offers/lifecycle/offer.js';
import type { NotSelectedReason } from '../offers/lifecycle/offer-words.js';
import type { OfferAnswers } from '../offers/offer-answers.service.js';
import { givenAnswer, mayAnswer, type Answer, type GivenAnswer } from './answer.js';
import { countsOf, progressOf, type CandidateProgress, type ProgressCounts } from './progress.js';

/** What an employer said: an answer, or that the last one is taken back. */
export interface SaidAnswer {
  readonly answer: Answer | 'UNDO';
  /** Of NOT_SELECTED. */
  readonly reason: NotSelectedReason | null;
}

/** How an employer's own opening comes along. */
export interface OpeningProgress extends ProgressCounts {
  readonly openingId: OpeningId;
  readonly seats: number;
  readonly seatsTaken: number;
  readonly candidates: readonly CandidateProgress[];
}

/** What somebody with a link may see and answer of one offer at this moment. */
export interface Askable {
  readonly offer: Offer;
  readonly opening: Opening;
  readonly handle: string;
  /** Null once the card is not shown any more. */
  readonly candidateId: CandidateId | null;
  readonly mayAnswer: readonly Answer[];
  readonly given: GivenAnswer | null;
}

/**
 * The employer's side: how its own openings come along, and its answers about candidates, by an account of its own or by a link. Whoever is not before it at
 * this moment is absent, whatever the cause.
 */
export class AnsweringService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly offers: EmployerReadings,
    private readonly moves: Pick<EmployerMoves, 'moveIn' | 'watched'>,
    private readonly answers: Pick<OfferAnswers, 'ground'>,
    private readonly openings: Pick<OpeningRecords, 'byIds'>,
  ) {}

  /** How one of the viewer's own openings comes along; null for every other opening. */
  progress(viewer: Viewer, openingId: OpeningId): Promise<OpeningProgress | null> {
    const { missionId, employerId } = viewer;
    return this.work.run(viewer, async (tx) => {
      const [opening] = await this.openings.byIds(tx, missionId, [openingId]);
      if (opening === undefined || employerId === null || opening.employerId !== employerId) return null;
      const offers = await this.offers.ofOpening(tx, missionId, employerId, openingId);
      const lines = await this.linesOf(tx, viewer, offers);
      return { openingId, seats: opening.seats, seatsTaken: opening.seatsTaken, ...countsOf(offers, lines), candidates: lines };
    });
  }

  /** The answer of a partner about a candidate of its own. Refuses as absent whoever is not before it at this moment. */
  async answer(act: Act, candidateId: CandidateId, said: SaidAnswer): Promise<Outcome<CandidateProgress>> {
    const move = moveOf(said);
    if (!move.ok) return move;
    const ground = await this.answers.ground(act);
    const { viewer } = act;
    const { employerId, missionId } = viewer;
    return this.moves.watched(viewer, (unpaid) =>
      this.work.act(
        act,
        async (tx): Promise<Outcome<CandidateProgress>> => {
          const offer = employerId === null ? null : await this.offers.ofCandidate(tx, missionId, employerId, candidateId);
          if (offer === null || employerId === null) return ABSENT;
          const done = await this.moves.moveIn(tx, viewer, ground, { employerId, through: 'API' }, offer.id, move.value, unpaid);
          if (!done.ok) return done.code === 'NOT_FOUND' ? ABSENT : done;
          const line = await this.lineOf(tx, viewer, done.value);
          return line === null ? ABSENT : accepted(line);
        },
        ({ offerId }) => ({ kind: 'Offer', id: offerId }),
      ),
    );
  }

  /** What a link shows; null where there is nothing to answer and nothing to take back. */
  askable(viewer: Viewer & { readonly employerId: EmployerId }, offerId: OfferId): Promise<Askable | null> {
    return this.work.run(viewer, (tx) => this.askableIn(tx, viewer, offerId));
  }

  /** The answer of whoever has a link. `seen` is the version that the page showed: an answer to something older is refused as STALE_EDIT. */
  async answerByLink(viewer: Viewer & { readonly employerId: EmployerId }, offerId: OfferId, seen: number, said: SaidAnswer): Promise<Outcome<Offer>> {
    const move = moveOf(said);
    if (!move.ok) return move;
    const act: Act = { viewer, name: 'answerByLink', key: null, digest: '', subjectKind: 'Offer' };
    const ground = await this.answers.ground(act);
    const answer = async (tx: Tx, unpaid: Unpaid): Promise<Outcome<Offer>> => {
      const shown = await this.askableIn(tx, viewer, offerId);
      if (shown === null) return ABSENT;
      if (shown.offer.version !== seen) return refused('STALE_EDIT', { what: 'offer', version: shown.offer.version });
      return this.moves.moveIn(tx, viewer, ground, { employerId: viewer.employerId, through: 'LINK' }, offerId, move.value, unpaid);
    };
    return this.moves.watched(viewer, (unpaid) => this.work.act(act, (tx) => answer(tx, unpaid)));
  }

  private async askableIn(tx: Tx, viewer: Viewer & { readonly employerId: EmployerId }, offerId: OfferId): Promise<Askable | null> {
    const offer = await this.offers.named(tx, viewer.missionId, offerId);
    if (offer === null || offer.employerId !== viewer.employerId) return null;
    const candidacy = await this.offers.shown(tx, viewer, offer);
    const given = givenAnswer(await this.offers.events(tx, viewer.missionId, [offerId]), this.clock.now());
    const may = candidacy === null ? [] : mayAnswer(offer).filter((answer) => offer.state !== 'EMPLOYER_CONFIRMED' || answer !== 'NOT_SELECTED');
    const [opening] = await this.openings.byIds(tx, viewer.missionId, [offer.openingId]);
    const ended = offer.state === 'NOT_SELECTED' && given !== null;
    const handle = candidacy?.handle ?? (ended ? await this.offers.handleOf(tx, viewer.missionId, offer) : null);
    if (opening === undefined || handle === null || (may.length === 0 && given === null)) return null;
    return { offer, opening, handle, candidateId: candidacy?.id ?? null, mayAnswer: may, given };
  }

  private async linesOf(tx: Tx, viewer: Viewer, offers: readonly Offer[]): Promise<CandidateProgress[]> {
    const lines: CandidateProgress[] = [];
    for (const offer of offers) {
      const line = await this.lineOf(tx, viewer, offer);
      if (line !== null) lines.push(line);
    }
    return lines;
  }

  private async lineOf(tx: Tx, viewer: Viewer, offer: Offer): Promise<CandidateProgress | null> {
    const { missionId } = viewer;
    const candidacy = await this.offers.shown(tx, viewer, offer);
    const events = await this.offers.events(tx, missionId, [offer.id]);
    const handle = candidacy?.handle ?? (await this.offers.handleOf(tx, missionId, offer));
    return progressOf(offer, events, { candidateId: candidacy?.id ?? offer.candidacyId, handle, shown: candidacy !== null }, this.clock.now());
  }
}

function moveOf({ answer, reason }: SaidAnswer): Outcome<EmployerMove> {
  if (answer !== 'NOT_SELECTED') return accepted({ move: answer });
  return reason === null ? invalid('reason', 'is needed with NOT_SELECTED') : accepted({ move: 'NOT_SELECTED', reason });
}

const ABSENT = refused('NOT_FOUND', { what: 'candidate' });
