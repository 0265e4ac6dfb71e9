import type { Clock } from '../../../kernel/clock.js';
import type { Day } from '../../../kernel/day.js';
import type { EmployerId } from '../../../kernel/ids.js';
import { refused, type Outcome } from '../../../kernel/outcome.js';
import { missionDay } from '../../../office/missions/mission.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import type { OpeningRecords } from '../../../openings/openings/opening-records.service.js';
import type { Opening } from '../../../openings/openings/opening.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import type { EmployerReadings } from '../../offers/employer-readings.service.js';
import type { OfferId } from '../../offers/lifecycle/offer.js';
import type { Placement } from '../../placements/placement.js';
import type { PlacementsService } from '../../placements/placements.service.js';
import { maySayStart, saidStart, START_MOVES, type SaidStart, type StartAnswer } from './start.js';

type Employer = Viewer & { readonly employerId: EmployerId };

/** What somebody with a link may see and say of the first day of one placement. */
export interface AskableStart {
  readonly placement: Placement;
  readonly opening: Opening;
  readonly handle: string;
  readonly today: Day;
  readonly maySay: readonly StartAnswer[];
  readonly said: SaidStart | null;
}

/** What an employer says by a link about the first day; it is its word alone, the person's is asked for as well. */
export class StartsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly offers: Pick<EmployerReadings, 'named' | 'handleOf'>,
    private readonly placements: Pick<PlacementsService, 'keptOfOffer' | 'keptEvents' | 'lockKept' | 'moveIn' | 'starts'>,
    private readonly openings: Pick<OpeningRecords, 'byIds'>,
  ) {}

  /** What a link shows; null where nothing is to be said and nothing was said a while ago. */
  askable(viewer: Employer, offerId: OfferId): Promise<AskableStart | null> {
    return this.work.run(viewer, (tx) => this.askableIn(tx, viewer, offerId));
  }

  async askableIn(tx: Tx, viewer: Employer, offerId: OfferId): Promise<AskableStart | null> {
    const { missionId, employerId } = viewer;
    const placement = await this.placements.keptOfOffer(tx, missionId, offerId);
    const offer = await this.offers.named(tx, missionId, offerId);
    if (placement === null || offer === null || placement.employerId !== employerId) return null;
    const now = this.clock.now();
    const today = missionDay(await this.missions.getIn(tx, missionId), now);
    const said = saidStart(await this.placements.keptEvents(tx, missionId, placement.id), now);
    const maySay = maySayStart(placement, said, today);
    // Nobody has a handle once the person is forgotten.
    const handle = await this.offers.handleOf(tx, missionId, offer);
    const [opening] = await this.openings.byIds(tx, missionId, [placement.openingId]);
    if (opening === undefined || handle === null || (maySay.length === 0 && said === null)) return null;
    return { placement, opening, handle, today, maySay, said };
  }

  /** The word of whoever has a link. `seen` is the version that the page showed: a word about something older is refused as STALE_EDIT. */
  sayByLink(viewer: Employer, offerId: OfferId, seen: number, answer: StartAnswer, on: Day | null): Promise<Outcome<Placement>> {
    const act: Act = { viewer, name: 'sayStartByLink', key: null, digest: '', subjectKind: 'Placement' };
    return this.placements.starts.act(act, async (tx, blocked): Promise<Outcome<Placement>> => {
      const there = await this.placements.keptOfOffer(tx, viewer.missionId, offerId);
      if (there !== null) await this.placements.lockKept(tx, viewer.missionId, there.id);
      const shown = await this.askableIn(tx, viewer, offerId);
      if (shown === null) return ABSENT;
      const { placement, maySay } = shown;
      if (placement.version !== seen) return refused('STALE_EDIT', { what: 'placement', version: placement.version });
      if (!maySay.includes(answer)) return refused('MOVE_NOT_ALLOWED', { what: 'placement', from: placement.state, to: answer });
      return this.placements.moveIn(tx, viewer, placement.id, START_MOVES[answer], { actor: 'EMPLOYER', channel: 'LINK' }, { on }, blocked);
    });
  }
}

const ABSENT = refused('NOT_FOUND', { what: 'placement' });
