import { refused, type Outcome } from '../../kernel/outcome.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act } from '../../platform/viewer.js';
import type { EmployerMoves } from '../offers/employer-moves.service.js';
import type { Offer, OfferId } from '../offers/lifecycle/offer.js';
import type { OfferReadings } from '../offers/offer-readings.service.js';
import type { Apart } from './apart.js';
import type { TeamsService } from './teams.service.js';

/** Members who agreed to join each other stand for the employer of their venture: their recorded words confirm an offer, through the very move by which employers do. */
export class JoiningService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly offers: Pick<OfferReadings, 'byIds'>,
    private readonly moves: Pick<EmployerMoves, 'joined'>,
    private readonly teams: Pick<TeamsService, 'joined'>,
    private readonly apart: Pick<Apart, 'atSeat'>,
  ) {}

  /** Confirms the offer of a role to somebody whose whole team agreed. Refuses where it has not, who is kept apart from one of them since (F44), and what an employer's confirmation refuses. */
  async confirm(act: Act, id: OfferId): Promise<Outcome<Offer>> {
    const { viewer } = act;
    const [offer] = await this.offers.byIds(viewer, [id]);
    if (offer === undefined) return refused('NOT_FOUND', { what: 'offer' });
    const { joined, isApart } = await this.work.run(viewer, async (tx) => {
      const seat = await this.teams.joined(tx, viewer.missionId, offer.openingId, offer.jobseekerId);
      return { joined: seat, isApart: seat !== null && (await this.apart.atSeat(tx, viewer.missionId, seat)) };
    });
    if (joined === null) return refused('VENTURE_NOT_READY', { field: 'team', problem: 'has not agreed as a whole: hear every member first' });
    if (isApart) return refused('NOT_AVAILABLE', {});
    return this.moves.joined(act, id, joined.channel ?? 'CALL');
  }
}
