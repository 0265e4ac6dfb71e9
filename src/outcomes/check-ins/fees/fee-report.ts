import type { AccountId, EmployerId, Id, JobseekerId, MissionId } from '../../../kernel/ids.js';
import { hasRole, type Viewer } from '../../../platform/viewer.js';
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

/** The report as an officer sees it: of the month, since the moment is that of an answer, which would say whose it was. Protection sees all. */
export function shownTo(viewer: Viewer, report: FeeReport): FeeReport {
  if (hasRole(viewer, 'PROTECTION')) return report;
  const { at } = report;
  return { ...report, at: new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1)) };
}
