import { addDays, dayIn, type Day } from '../../kernel/day.js';
import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../kernel/outcome.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import { hasRole, type Viewer } from '../../platform/viewer.js';
import type { Placement, PlacementId } from '../placements/placement.js';

export const contractForms = ['WRITTEN', 'VERBAL_ATTESTED'] as const;
/** L16: a contract is written, or it is verbal and the case manager who heard both sides attests it. */
export type ContractForm = (typeof contractForms)[number];

/** The contract of a placement, as staff saw or attested it. */
export interface Contract {
  readonly missionId: MissionId;
  readonly placementId: PlacementId;
  readonly jobseekerId: JobseekerId;
  readonly form: ContractForm;
  /** The day on which firm and person agreed. */
  readonly agreedOn: Day;
  /** Who saw the paper, or attests what both sides said. */
  readonly recordedBy: AccountId;
  readonly recordedAt: Date;
}

/** Days after the agreement within which there is a contract, where no first day was agreed [P]. */
const WITHIN = 14;

/** Whether work of a kind has a contract of its own: an internship has its agreement (F04), a course and a venture have neither. */
export function needsContract({ kind }: Pick<Placement, 'kind'>): boolean {
  return kind === 'VACANCY';
}

/** What somebody says of a contract, as it may be kept. Refuses attesting by anybody but a case manager, a day that has not come, and a word in place of a paper. */
export function checkContract(said: Pick<Contract, 'form' | 'agreedOn'>, before: Pick<Contract, 'form'> | null, viewer: Viewer, today: Day): Outcome<Pick<Contract, 'form' | 'agreedOn'>> {
  if (said.form === 'VERBAL_ATTESTED' && !hasRole(viewer, 'CASE_MANAGER')) return refused('NOT_ALLOWED', { act: 'attesting a verbal contract' });
  if (said.agreedOn > today) return invalid('agreedOn', 'has not come yet');
  if (before?.form === 'WRITTEN' && said.form === 'VERBAL_ATTESTED') return refused('MOVE_NOT_ALLOWED', { what: 'contract', from: before.form, to: said.form });
  return accepted(said);
}

/** What names the task of a contract that is missing. */
export const contractTaskOf = (id: PlacementId) => ({ kind: 'CONTRACT_MISSING', subjectId: id, occasion: 'contract' }) as const;

/** L16: that there is a contract by the first day of work, for officers. A start that happened stands without one, and the wage with it. */
export function contractTask({ id, jobseekerId, startedOn, terms, agreedAt }: Pick<Placement, 'id' | 'jobseekerId' | 'startedOn' | 'terms' | 'agreedAt'>, timeZone: string): TaskDraft {
  const dueOn = startedOn ?? terms.startsOn ?? addDays(dayIn(timeZone, agreedAt), WITHIN);
  return { ...contractTaskOf(id), subjectKind: 'Placement', jobseekerId, queue: 'JOB_PLACEMENT_OFFICER', dueOn };
}
