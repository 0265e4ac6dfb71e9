import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { checkReason } from '../../kernel/text.js';
import type { MatchesService } from '../../matches/answers/matches.service.js';
import type { Opening } from '../../openings/openings/opening.js';
import type { OpeningsService } from '../../openings/openings/openings.service.js';
import { newHandle } from '../../people/jobseekers/handle.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { sightOfOne } from '../../people/jobseekers/sight/sight.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { violatedConstraint } from '../../platform/database/violations.js';
import { newId } from '../../platform/ids.js';
import { hasRole, type Act, type Viewer } from '../../platform/viewer.js';
import { frozenThere } from '../suspensions/place-suspension.js';
import type { PlaceSuspensionsService } from '../suspensions/place-suspensions.service.js';
import { isShown, mayBePut, openSteps, releasable, type Candidacy, type CandidateId, type Release, type ReleaseStep } from './candidacy.js';
import { candidaciesOf, endCandidacy, handleOf, insertCandidacy, insertRelease, lockCandidacy, openingOf, releasesOf } from './candidacy.store.js';
import type { CardWriter, WritesCard } from './card-writer.js';
import type { Standings } from './standings.js';

/** A candidacy as staff see it. */
export interface ShownCandidacy extends Candidacy {
  /** Whether the employer sees the card at this moment. */
  readonly shown: boolean;
  readonly released: readonly ReleaseStep[];
  /** Of what was released, what the employer may still see. */
  readonly open: readonly ReleaseStep[];
}

/** Most people who are before an employer for one opening at a time. */
const MOST_AT_ONCE = 50;

/** People put to one employer for one opening, by staff, on a match, with the person's consent; and what is released of them, step by step. */
export class CandidatesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly matches: Pick<MatchesService, 'explain'>,
    private readonly openings: Pick<OpeningsService, 'byIds'>,
    private readonly records: JobseekerRecords,
    private readonly standings: Standings,
    private readonly suspensions: Pick<PlaceSuspensionsService, 'inForce'>,
    private readonly cards: CardWriter,
  ) {}

  /**
   * Puts a person forward for a published opening. Refuses as absent whom the viewer may not match, and by name: no match, no consent to being
   * put to this employer, an employer who is not cleared (L15), a place that is suspended, and whoever is there already.
   */
  async putForward(act: Act, openingId: OpeningId, jobseekerId: JobseekerId): Promise<Outcome<ShownCandidacy>> {
    const matched = await this.matches.explain(act.viewer, jobseekerId, openingId, null);
    if (!matched.ok) return matched;
    const [opening] = await this.openings.byIds(act.viewer, [openingId]);
    if (opening === undefined) return refused('NOT_FOUND', { what: 'opening' });
    if (!matched.value.explanation.matches) return refused('NOT_A_MATCH', {});
    const write = await this.cards.prepare(opening);
    return this.once(() =>
      this.work.act(act, async (tx): Promise<Outcome<ShownCandidacy>> => {
        const [jobseeker] = await this.records.lock(tx, act.viewer.missionId, [jobseekerId]);
        if (jobseeker === undefined) return refused('NOT_FOUND', { what: 'jobseeker' });
        const put = await this.putIn(tx, act.viewer, opening, jobseeker, write);
        return put.ok ? accepted({ ...put.value, shown: true, released: [], open: [] }) : put;
      }),
    );
  }

  /** Reads what cards for an opening need; before a transaction, so that nobody waits for a second connection while holding one. */
  prepare(opening: Opening): Promise<WritesCard> {
    return this.cards.prepare(opening);
  }

  /** As `putForward`, in a transaction of the caller's, which has locked the person and knows that the work is fit to be offered to them. */
  async putIn(tx: Tx, viewer: Viewer, opening: Pick<Opening, 'id' | 'employerId' | 'place'>, jobseeker: Jobseeker, write: WritesCard): Promise<Outcome<Candidacy>> {
    const { id: openingId, employerId } = opening;
    const pair = { jobseekerId: jobseeker.id, employerId, openingId };
    const standing = (await this.standings.of(tx, viewer, [pair]))(pair);
    if (standing === null) return refused('NOT_FOUND', { what: 'jobseeker' });
    const may = mayBePut(employerId, standing);
    if (!may.ok) return may;
    const frozen = frozenThere(opening.place, await this.suspensions.inForce(tx, viewer.missionId));
    if (frozen !== null) return frozen;
    const there = (await candidaciesOf(tx, viewer.missionId, openingId)).filter((each) => each.endedAt === null);
    const before = there.find((each) => each.jobseekerId === jobseeker.id);
    if (before !== undefined && isShown(before, standing)) return THERE_ALREADY;
    // What rested on consent that was taken back ends; what the person agrees to now begins anew, under another handle.
    if (before !== undefined) await endCandidacy(tx, this.ended(viewer, before, 'consent was taken back'));
    if (there.length >= MOST_AT_ONCE) return refused('TOO_MANY_CANDIDATES', { most: MOST_AT_ONCE });
    const candidacy: Candidacy = {
      missionId: viewer.missionId,
      id: newId<CandidateId>(),
      openingId,
      employerId,
      jobseekerId: jobseeker.id,
      handle: newHandle('C'),
      card: write(jobseeker.profile, standing.today),
      consentId: may.value.id,
      putBy: viewer.accountId,
      putAt: this.clock.now(),
      endedAt: null,
      endedBy: null,
      endReason: null,
    };
    await insertCandidacy(tx, candidacy);
    return accepted(candidacy);
  }

  /** Takes a person back from an employer, with a reason; the card is gone at once. */
  end(act: Act, id: CandidateId, said: string): Promise<Outcome<ShownCandidacy>> {
    return this.work.act(act, async (tx): Promise<Outcome<ShownCandidacy>> => {
      const candidacy = await this.lockSeen(tx, act.viewer, id);
      if (!candidacy.ok) return candidacy;
      const reason = checkReason('ending a candidacy', said);
      if (!reason.ok) return reason;
      if (candidacy.value.endedAt !== null) return refused('MOVE_NOT_ALLOWED', { what: 'candidacy', from: 'ENDED', to: 'ENDED' });
      const ended = this.ended(act.viewer, candidacy.value, reason.value);
      await endCandidacy(tx, ended);
      const [shown] = await this.shown(tx, act.viewer, [ended]);
      return shown === undefined ? ABSENT : accepted(shown);
    });
  }

  /** Releases a step of the identity of an own case to the employer, on the person's consent to that step after a read-out. Refuses what `releasable` refuses. */
  async release(act: Act, id: CandidateId, step: ReleaseStep, heard: boolean): Promise<Outcome<ShownCandidacy>> {
    const { viewer } = act;
    const place = await this.placeOf(viewer, id);
    return this.work.act(act, async (tx): Promise<Outcome<ShownCandidacy>> => {
      const candidacy = await lockCandidacy(tx, viewer.missionId, id);
      if (candidacy === null) return ABSENT;
      const [jobseeker] = await this.records.lock(tx, viewer.missionId, [candidacy.jobseekerId]);
      if (jobseeker === undefined || sightOfOne(viewer, jobseeker) !== 'OWN') return ABSENT;
      const released = await this.releaseIn(tx, viewer, candidacy, step, heard, place);
      if (!released.ok) return released;
      const [shown] = await this.shown(tx, viewer, [candidacy]);
      return shown === undefined ? ABSENT : accepted(shown);
    });
  }

  /** As `release`, in a transaction of the caller's, which has locked the person and knows that the viewer may; `place` is where the work is. */
  async releaseIn(tx: Tx, viewer: Viewer, candidacy: Candidacy, step: ReleaseStep, heard: boolean, place: Opening['place']): Promise<Outcome<Release>> {
    const { missionId, id: candidacyId } = candidacy;
    const standing = (await this.standings.of(tx, viewer, [candidacy]))(candidacy);
    if (standing === null) return ABSENT;
    const consent = releasable(candidacy, step, heard, await releasesOf(tx, missionId, [candidacyId]), standing);
    if (!consent.ok) return consent;
    const frozen = frozenThere(place, await this.suspensions.inForce(tx, missionId));
    if (frozen !== null) return frozen;
    const release: Release = { missionId, candidacyId, step, consentId: consent.value.id, by: viewer.accountId, at: this.clock.now() };
    await insertRelease(tx, release);
    return accepted(release);
  }

  /** Under which a person is before the employer for an opening at present, as the card is shown; null where under none. In the caller's transaction. */
  async shownIn(tx: Tx, viewer: Viewer, openingId: OpeningId, jobseekerId: JobseekerId): Promise<Candidacy | null> {
    const open = (await candidaciesOf(tx, viewer.missionId, openingId)).find((each) => each.jobseekerId === jobseekerId && each.endedAt === null);
    if (open === undefined) return null;
    const standing = (await this.standings.of(tx, viewer, [open]))(open);
    return standing !== null && isShown(open, standing) ? open : null;
  }

  /** Ends a candidacy with what it was for, in the caller's transaction; harmless where it has ended. */
  async endIn(tx: Tx, viewer: Viewer, id: CandidateId, reason: string): Promise<void> {
    const candidacy = await lockCandidacy(tx, viewer.missionId, id);
    if (candidacy !== null && candidacy.endedAt === null) await endCandidacy(tx, this.ended(viewer, candidacy, reason));
  }

  /** Takes back the end of a candidacy, with what ended it, in the caller's transaction. False where the person has come before the employer anew. */
  async reviveIn(tx: Tx, viewer: Viewer, id: CandidateId): Promise<boolean> {
    const candidacy = await lockCandidacy(tx, viewer.missionId, id);
    if (candidacy === null) return false;
    const others = (await candidaciesOf(tx, viewer.missionId, candidacy.openingId)).filter((each) => each.jobseekerId === candidacy.jobseekerId && each.endedAt === null && each.id !== id);
    if (others.length > 0) return false;
    await endCandidacy(tx, { ...candidacy, endedAt: null, endedBy: null, endReason: null });
    return true;
  }

  /** What an employer called somebody, shown or not, in the caller's transaction; null for none. */
  handleIn(tx: Tx, missionId: MissionId, id: CandidateId): Promise<string | null> {
    return handleOf(tx, missionId, id);
  }

  /** Everybody who was put forward for an opening, the first one first; case managers see their own cases only. */
  of(viewer: Viewer, openingId: OpeningId): Promise<ShownCandidacy[]> {
    return this.work.run(viewer, async (tx) => this.shown(tx, viewer, await candidaciesOf(tx, viewer.missionId, openingId)));
  }

  private ended(viewer: Viewer, candidacy: Candidacy, endReason: string): Candidacy {
    return { ...candidacy, endedAt: this.clock.now(), endedBy: viewer.accountId, endReason };
  }

  /** Where the work is; read before a transaction, so that nobody waits for a second connection while holding one. */
  private async placeOf(viewer: Viewer, id: CandidateId): Promise<Opening['place']> {
    const openingId = await this.work.run(viewer, (tx) => openingOf(tx, viewer.missionId, id));
    const [opening] = openingId === null ? [] : await this.openings.byIds(viewer, [openingId]);
    return opening?.place ?? null;
  }

  private async lockSeen(tx: Tx, viewer: Viewer, id: CandidateId): Promise<Outcome<Candidacy>> {
    const candidacy = await lockCandidacy(tx, viewer.missionId, id);
    if (candidacy === null) return ABSENT;
    const [jobseeker] = await this.records.byIds(tx, viewer.missionId, [candidacy.jobseekerId]);
    return jobseeker !== undefined && (hasRole(viewer, 'JOB_PLACEMENT_OFFICER') || sightOfOne(viewer, jobseeker) === 'OWN') ? accepted(candidacy) : ABSENT;
  }

  private async shown(tx: Tx, viewer: Viewer, candidacies: readonly Candidacy[]): Promise<ShownCandidacy[]> {
    const standingOf = await this.standings.of(tx, viewer, candidacies);
    const releases = await releasesOf(tx, viewer.missionId, candidacies.map((each) => each.id));
    return candidacies.flatMap((candidacy) => {
      const standing = standingOf(candidacy);
      if (standing === null) return [];
      if (!hasRole(viewer, 'JOB_PLACEMENT_OFFICER') && sightOfOne(viewer, standing.jobseeker) !== 'OWN') return [];
      const own = releases.filter((each) => each.candidacyId === candidacy.id);
      return [{ ...candidacy, shown: isShown(candidacy, standing), released: own.map((each) => each.step), open: openSteps(candidacy, own, standing) }];
    });
  }

  private async once<T>(write: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await write();
    } catch (error) {
      if (violatedConstraint(error) === 'candidacy_once') return THERE_ALREADY;
      throw error;
    }
  }
}

const ABSENT = refused('NOT_FOUND', { what: 'candidate' });
const THERE_ALREADY = refused('ALREADY_EXISTS', { what: 'candidate', field: 'jobseekerId' });
