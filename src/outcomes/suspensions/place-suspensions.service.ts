import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { checkReason } from '../../kernel/text.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { PlacesService } from '../../reference/places/places.service.js';
import { MOST_KM, type PlaceSuspension, type PlaceSuspensionId } from './place-suspension.js';
import { insertSuspension, liftSuspension, lockSuspension, pageOfSuspensions, suspensionsInForce } from './place-suspension.store.js';

/** Places where a mission puts nobody forward for the time being (RULES "Safe"). */
export class PlaceSuspensionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: Pick<PlacesService, 'byId'>,
  ) {}

  /** Suspends a place and what lies within so many kilometres, with a reason. */
  async suspend(act: Act, wished: { readonly geonameId: number; readonly km: number; readonly reason: string }): Promise<Outcome<PlaceSuspension>> {
    const place = await this.places.byId(wished.geonameId);
    if (place === null) return refused('INVALID_INPUT', { field: 'geonameId', problem: 'is no place of GeoNames' });
    if (!(Number.isInteger(wished.km) && wished.km >= 1 && wished.km <= MOST_KM))
      return refused('INVALID_INPUT', { field: 'km', problem: `must be 1 to ${MOST_KM}` });
    const reason = checkReason('suspending a place', wished.reason);
    if (!reason.ok) return reason;
    return this.work.act(act, async (tx) => {
      const suspension: PlaceSuspension = {
        missionId: act.viewer.missionId,
        id: newId<PlaceSuspensionId>(),
        name: place.name,
        latitude: place.latitude,
        longitude: place.longitude,
        km: wished.km,
        reason: reason.value,
        by: act.viewer.accountId,
        at: this.clock.now(),
        liftedAt: null,
        liftedBy: null,
        liftReason: null,
      };
      await insertSuspension(tx, suspension);
      return accepted(suspension);
    });
  }

  /** Lifts a suspension, with a reason. Refuses one that was lifted. */
  lift(act: Act, id: PlaceSuspensionId, said: string): Promise<Outcome<PlaceSuspension>> {
    return this.work.act(act, async (tx) => {
      const suspension = await lockSuspension(tx, act.viewer.missionId, id);
      if (suspension === null) return refused('NOT_FOUND', { what: 'suspension' });
      if (suspension.liftedAt !== null) return refused('MOVE_NOT_ALLOWED', { what: 'suspension', from: 'LIFTED', to: 'LIFTED' });
      const reason = checkReason('lifting a suspension', said);
      if (!reason.ok) return reason;
      const lifted = { ...suspension, liftedAt: this.clock.now(), liftedBy: act.viewer.accountId, liftReason: reason.value };
      await liftSuspension(tx, lifted);
      return accepted(lifted);
    });
  }

  /** All suspensions, the last one first. */
  page(viewer: Viewer, after: readonly [at: Date, id: string] | null, limit: number): Promise<PlaceSuspension[]> {
    return this.work.run(viewer, (tx) => pageOfSuspensions(tx, viewer.missionId, after, limit));
  }

  /** Those in force, in a transaction of the caller's. */
  inForce(tx: Tx, missionId: MissionId): Promise<PlaceSuspension[]> {
    return suspensionsInForce(tx, missionId);
  }
}
