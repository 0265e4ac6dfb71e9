import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { JobseekerId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { violatedConstraint } from '../../platform/database/violations.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { JobseekersService } from '../jobseekers/jobseekers.service.js';
import { sightOfOne, type Sight } from '../jobseekers/sight/sight.js';
import { consentEventsOf, insertConsentEvent } from './consent.store.js';
import { readStatement, type SaidStatement } from './consent-words.js';
import { checkGiven, checkWithdrawn, columnsOf, consentsOf, consentTo, type ConsentEvent, type ConsentScope, type ConsentStatement } from './consent.js';

/** What those see who know a person by handle: whether the person may be matched and put to employers. */
const SEEN_BY_HANDLE: readonly ConsentEvent['purpose'][] = ['MATCHING', 'DISCLOSURE'];

/** What people agreed to and took back: recorded by whoever accompanies them; taken back by whoever hears it. */
export class ConsentsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: MissionsService,
    private readonly jobseekers: JobseekersService,
  ) {}

  /** Records that a person of the viewer's own cases agrees. Refuses what is no consent (see `checkGiven`) and an employer that is not there. */
  give(act: Act, id: JobseekerId, scope: ConsentScope, said: SaidStatement): Promise<Outcome<ConsentEvent>> {
    return this.recorded(act, id, (tx, sight) => (sight === 'OWN' ? this.giveIn(tx, act.viewer, id, scope, said) : Promise.resolve(NOBODY)));
  }

  /** Records that a person takes consent back, or never gave it. Everybody who knows the person by handle may: a wish to stop waits for nobody. */
  withdraw(act: Act, id: JobseekerId, scope: ConsentScope, said: SaidStatement): Promise<Outcome<ConsentEvent>> {
    return this.recorded(act, id, (tx) => this.withdrawIn(tx, act.viewer, id, scope, said));
  }

  /** As `give`, in a transaction of the caller's, which has locked the person and asked whether the viewer may. */
  async giveIn(tx: Tx, viewer: Viewer, id: JobseekerId, scope: ConsentScope, said: SaidStatement): Promise<Outcome<ConsentEvent>> {
    const before = await this.eventsIn(tx, viewer, id);
    const today = await this.today(tx, viewer);
    const checked = checkGiven(scope, readStatement(said, today), before, today);
    return checked.ok ? this.append(tx, viewer, id, 'GIVEN', scope, checked.value, before) : checked;
  }

  /** As `withdraw`, in a transaction of the caller's, which has locked the person. */
  async withdrawIn(tx: Tx, viewer: Viewer, id: JobseekerId, scope: ConsentScope, said: SaidStatement): Promise<Outcome<ConsentEvent>> {
    const before = await this.eventsIn(tx, viewer, id);
    const today = await this.today(tx, viewer);
    const checked = checkWithdrawn(scope, readStatement(said, today), today);
    return checked.ok ? this.append(tx, viewer, id, 'WITHDRAWN', scope, checked.value, before) : checked;
  }

  /** Every line of a person, in order; for decisions in a transaction of the caller's, which has locked the person. */
  eventsIn(tx: Tx, viewer: Viewer, id: JobseekerId): Promise<ConsentEvent[]> {
    return consentEventsOf(tx, viewer.missionId, [id]);
  }

  /** As `eventsIn` for many people at once. */
  eventsOfIn(tx: Tx, viewer: Viewer, ids: readonly JobseekerId[]): Promise<ConsentEvent[]> {
    return consentEventsOf(tx, viewer.missionId, ids);
  }

  /** Whether the person agrees at present. */
  async agreesIn(tx: Tx, viewer: Viewer, id: JobseekerId, scope: ConsentScope): Promise<boolean> {
    return consentTo(await this.eventsIn(tx, viewer, id), scope) !== null;
  }

  /** Where these people stand, as far as the viewer may know; by handle without the guardian's reference. */
  standing(viewer: Viewer, ids: readonly JobseekerId[]): Promise<ConsentEvent[]> {
    return this.work.run(viewer, async (tx) => {
      const seen = await this.jobseekers.seenIn(tx, viewer, ids, 'consents');
      const events = await this.eventsOfIn(tx, viewer, seen.map((jobseeker) => jobseeker.id));
      return seen.flatMap((jobseeker) => {
        const own = consentsOf(events.filter((event) => event.jobseekerId === jobseeker.id));
        return shown(sightOfOne(viewer, jobseeker), own);
      });
    });
  }

  /** All that a person of the viewer's own cases said, oldest first. Refuses others as absent. */
  history(viewer: Viewer, id: JobseekerId): Promise<Outcome<ConsentEvent[]>> {
    return this.work.run(viewer, async (tx) => {
      const [jobseeker] = await this.jobseekers.seenIn(tx, viewer, [id], 'consentHistory');
      if (jobseeker === undefined) return NOBODY;
      const sight = viewer.roles.includes('PROTECTION') ? 'OWN' : sightOfOne(viewer, jobseeker);
      return accepted(shown(sight, await this.eventsIn(tx, viewer, id)));
    });
  }

  private async recorded(act: Act, id: JobseekerId, write: (tx: Tx, sight: Sight) => Promise<Outcome<ConsentEvent>>): Promise<Outcome<ConsentEvent>> {
    try {
      return await this.work.act(
        act,
        async (tx) => {
          const jobseeker = await this.jobseekers.lockIn(tx, act.viewer, id);
          return jobseeker === null ? NOBODY : write(tx, sightOfOne(act.viewer, jobseeker));
        },
        (event) => ({ kind: 'Jobseeker', id: event.jobseekerId }),
      );
    } catch (error) {
      if (violatedConstraint(error) === 'consent_employer') return refused('NOT_FOUND', { what: 'employer' });
      throw error;
    }
  }

  private async append(
    tx: Tx,
    viewer: Viewer,
    jobseekerId: JobseekerId,
    kind: ConsentEvent['kind'],
    scope: ConsentScope,
    said: ConsentStatement,
    before: readonly ConsentEvent[],
  ): Promise<Outcome<ConsentEvent>> {
    const event: ConsentEvent = {
      missionId: viewer.missionId,
      id: newId(),
      jobseekerId,
      number: (before.at(-1)?.number ?? 0) + 1,
      kind,
      ...columnsOf(scope),
      ...said,
      recordedBy: viewer.accountId,
      recordedAt: this.clock.now(),
    };
    await insertConsentEvent(tx, event);
    return accepted(event);
  }

  private async today(tx: Tx, viewer: Viewer): Promise<Day> {
    return this.missions.today(await this.missions.getIn(tx, viewer.missionId));
  }
}

const NOBODY = refused('NOT_FOUND', { what: 'jobseeker' });

function shown(sight: Sight, events: readonly ConsentEvent[]): ConsentEvent[] {
  if (sight === 'OWN') return [...events];
  if (sight === 'NONE') return [];
  return events.filter((event) => SEEN_BY_HANDLE.includes(event.purpose)).map((event) => ({ ...event, guardianReference: null }));
}
