import type { AccountId, Id, MissionId } from '../../kernel/ids.js';
import { refused, type Refused } from '../../kernel/outcome.js';
import { distanceKm, type Point } from '../../kernel/place.js';

export type PlaceSuspensionId = Id<'PlaceSuspension'>;

/** Where a mission puts nobody forward for the time being, and why; the reason is for staff. */
export interface PlaceSuspension extends Point {
  readonly missionId: MissionId;
  readonly id: PlaceSuspensionId;
  /** Of the place in the middle. */
  readonly name: string;
  /** How far around it. */
  readonly km: number;
  readonly reason: string;
  readonly by: AccountId | null;
  readonly at: Date;
  readonly liftedAt: Date | null;
  readonly liftedBy: AccountId | null;
  readonly liftReason: string | null;
}

/** How far a suspension may reach. */
export const MOST_KM = 500;

/** Whether work at the point is frozen; work without a place is nowhere, and so is not. */
function isFrozen(point: Point | null, suspensions: readonly PlaceSuspension[]): boolean {
  return point !== null && suspensions.some((each) => each.liftedAt === null && distanceKm(point, each) <= each.km);
}

/** As a refusal. */
export function frozenThere(point: Point | null, suspensions: readonly PlaceSuspension[]): Refused | null {
  return isFrozen(point, suspensions) ? refused('PLACE_SUSPENDED', {}) : null;
}
