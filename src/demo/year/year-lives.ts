import { addDays, type Day } from '../../kernel/day.js';
import type { JobseekerId } from '../../kernel/ids.js';
import type { OfferId } from '../../outcomes/offers/lifecycle/offer.js';
import type { PlacementId } from '../../outcomes/placements/placement.js';
import type { ConsentScope } from '../../people/consents/consent.js';
import { act, value } from '../employers-made.js';
import { makeReachable } from '../texting-made.js';
import type { Agenda } from './agenda.js';
import { DAYS, type Attempt, type JobPlan, type PersonPlan } from './year-plan.js';
import type { YearOffice, YearPost } from './year-office.js';
import type { YearServices } from './year-services.js';

/** Days after the start on which somebody asks how it goes (RULES "Check-ins"). */
const ASKED_ON = [7, 30, 91, 182, 274, 365] as const;
/** Days without a word after which somebody counts as lost. */
const SILENT_DAYS = 75;
/** Days after an offer that nobody answered, by which it has ended. */
const EXPIRED_BY = 12;

/** Lives of the people of the year: each step writes down the next one. What a person says is written down by the case manager, as in any office. */
export class YearLives {
  constructor(
    private readonly services: YearServices,
    private readonly office: YearOffice,
    private readonly agenda: Agenda,
    private readonly today: () => number,
  ) {}

  /** Registers somebody on their day, with the consents that matching and texts need. */
  begin(person: PersonPlan): void {
    this.agenda.plan(person.registered, async () => {
      const { jobseekers, cases } = this.services;
      const { caseManager } = this.office;
      const day = this.day();
      const draft = { kind: person.kind, caseReference: `CONSTRUCTED-YEAR-${String(person.number).padStart(3, '0')}`, age: { adultOn: addDays(day, -3_000) }, profile: this.office.profileOf(person), assignedTo: null, origin: null };
      const { id } = value(await jobseekers.register(act(caseManager, 'registerJobseeker'), draft));
      if (person.kind === 'RETURNEE') value(await cases.record(act(caseManager, 'recordCase'), id, 0, { arrivedOn: day }));
      for (const purpose of ['MATCHING', 'SMS'] as const) await this.agrees(id, { purpose });
      await makeReachable(this.services, caseManager, id, `+233200${String(person.number).padStart(6, '0')}`);
      this.next(person, id, 0);
    });
  }

  private next(person: PersonPlan, id: JobseekerId, number: number): void {
    const attempt = person.attempts[number];
    if (attempt === undefined) return;
    this.agenda.plan(this.today() + attempt.offeredAfter, async () => {
      const posts = this.office.posts[person.trade] ?? [];
      const post = posts[(person.number + number) % Math.max(1, posts.length)];
      const offerId = post === undefined ? null : await this.offered(post, id);
      if (post === undefined || offerId === null) return this.next(person, id, number + 1);
      this.answer({ person, id, number, attempt, post, offerId });
    });
  }

  private async offered(post: YearPost, id: JobseekerId): Promise<OfferId | null> {
    const { offers } = this.services;
    const { officer } = this.office;
    const drawn = await offers.draft(act(officer, 'draftOffers'), post.id, [id]);
    const [draft] = drawn.ok ? drawn.value.changed : [];
    if (draft === undefined) return null;
    const approved = await offers.approve(act(officer, 'approveOffers'), [draft.id]);
    const sent = approved.ok ? await offers.send(act(officer, 'sendOffers'), [draft.id], null) : approved;
    return sent.ok && sent.value.changed.length === 1 ? draft.id : null;
  }

  private answer(way: Way): void {
    const { attempt, offerId } = way;
    if (attempt.answer === 'SILENT') return this.agenda.plan(this.today() + EXPIRED_BY, async () => this.next(way.person, way.id, way.number + 1));
    this.agenda.plan(this.today() + attempt.answeredAfter, async () => {
      const said = attempt.answer === 'DECLINED' ? 'DECLINED' : 'INTERESTED';
      const heard = await this.services.answers.answer(act(this.office.caseManager, 'answerOffer'), offerId, said, 'CALL', 'PAY');
      if (!heard.ok || said === 'DECLINED') return this.next(way.person, way.id, way.number + 1);
      this.agenda.plan(this.today() + attempt.releasedAfter, () => this.released(way));
    });
  }

  private async released(way: Way): Promise<void> {
    const { id, offerId, post, attempt } = way;
    for (const step of ['CANDIDATE', 'NAME'] as const) await this.agrees(id, { purpose: 'DISCLOSURE', employerId: post.employerId, step });
    const said = { channel: 'CALL', language: 'en', understood: true, heardFirmOwnerAndPlace: true } as const;
    const released = await this.services.answers.release(act(this.office.caseManager, 'releaseOffer'), offerId, said, false);
    if (!released.ok) return this.next(way.person, id, way.number + 1);
    this.agenda.plan(this.today() + attempt.decidedAfter, async () => {
      const answer = attempt.employer === 'CONFIRM' ? ({ move: 'CONFIRM' } as const) : ({ move: 'NOT_SELECTED', reason: 'EXPERIENCE' } as const);
      const decided = await this.services.employerMoves.heard(act(this.office.officer, 'recordEmployerAnswer'), offerId, 'CALL', answer);
      if (!decided.ok || answer.move !== 'CONFIRM') return this.next(way.person, id, way.number + 1);
      this.agenda.plan(this.today() + 1, () => this.decided(way));
    });
  }

  private async decided(way: Way): Promise<void> {
    const { id, offerId, attempt } = way;
    const { answers, placements, work } = this.services;
    const { caseManager } = this.office;
    const said = { channel: 'VISIT', language: 'en', understood: true, heardTerms: true, heardFreedoms: true } as const;
    const accepted = attempt.accepts ? await answers.accept(act(caseManager, 'acceptOffer'), offerId, said) : await answers.answer(act(caseManager, 'answerOffer'), offerId, 'DECLINED', 'CALL', 'DISTANCE');
    if (!accepted.ok || !attempt.accepts) return this.next(way.person, id, way.number + 1);
    const placement = (await work.run(caseManager, (tx) => placements.keptOfPerson(tx, caseManager.missionId, id))).find((each) => each.offerId === offerId);
    if (placement !== undefined) this.works(way, placement.id, attempt.job);
  }

  private works(way: Way, id: PlacementId, job: JobPlan): void {
    const after = (): void => this.next(way.person, way.id, way.number + 1);
    const start = this.today() + job.startsAfter;
    this.agenda.plan(start, async () => {
      if (job.starts) return this.move(id, 'CONFIRM_START');
      await this.move(id, 'END', { reason: 'NEVER_STARTED' });
      after();
    });
    if (!job.starts) return;
    const ends = job.lasts ?? DAYS;
    const heardUntil = Math.min(ends, job.lostAfter ?? DAYS);
    for (const day of ASKED_ON.filter((each) => each < heardUntil)) this.agenda.plan(start + day, () => this.move(id, 'HEAR', {}, 'PERSON'));
    if (job.lostAfter !== null && job.lostAfter < ends) return this.agenda.plan(start + job.lostAfter + SILENT_DAYS, () => this.move(id, 'END', { reason: 'LOST_TO_FOLLOW_UP' }));
    if (job.lasts === null) return;
    const endedOn = start + job.lasts;
    // What ended is often heard of later: that is what figures as of a past day are about.
    this.agenda.plan(endedOn + job.knownAfter, async () => {
      await this.move(id, 'END', { reason: job.reason, on: addDays(this.day(), -job.knownAfter) });
      after();
    });
  }

  private async move(id: PlacementId, move: 'CONFIRM_START' | 'HEAR' | 'END', said: Parameters<YearServices['placements']['move']>[4] = {}, actor: 'STAFF' | 'PERSON' = 'STAFF'): Promise<void> {
    const by = move === 'HEAR' ? this.office.caseManager : this.office.officer;
    value(await this.services.placements.move(act(by, 'movePlacement'), id, move, { actor, channel: actor === 'PERSON' ? 'CALL' : null }, said));
  }

  private async agrees(id: JobseekerId, scope: ConsentScope): Promise<void> {
    const said = { channel: 'IN_PERSON', textVersion: 'constructed', language: 'en', afterCounselling: true, capacity: 'SELF', guardianReference: null, decidedOn: this.day() } as const;
    value(await this.services.consents.give(act(this.office.caseManager, 'giveConsent'), id, scope, said));
  }

  private day(): Day {
    return this.services.missions.today(this.office.mission);
  }
}

/** An offer on its way to somebody. */
interface Way {
  readonly person: PersonPlan;
  readonly id: JobseekerId;
  readonly number: number;
  readonly attempt: Attempt;
  readonly post: YearPost;
  readonly offerId: OfferId;
}
