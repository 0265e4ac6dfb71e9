import type { AccountId, EmployerId, Id, JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { PlacementId } from '../../placements/placement.js';

export type FeeReportId = Id<'FeeReport'>;

/** That a worker was asked for money (L7): from then on nothing new is offered there, quietly, while wages and subsidies go on. */
export interface FeeReport {
  readonly missionId: MissionId;
  readonly id: FeeReportId;
  readonly employerId: EmployerId;
  readonly placementId: PlacementId;
  readonly jobseekerId: JobseekerId;
  readonly at: Date;
  /** Whether the worker agrees that the employer is spoken to about it. */
  readonly mayConfront: boolean;
  readonly liftedAt: Date | null;
  readonly liftedBy: AccountId | null;
  readonly liftReason: string | null;
}
