import type { NamedTask, TasksService } from '../../../office/tasks/tasks.service.js';
import type { TaskEnd, TaskOutcome } from '../../../office/tasks/task-words.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { MessagesService } from '../../messages/messages.service.js';
import type { CheckIn } from '../check-in.js';
import { occasionIn, SILENT_CALLS } from './steps.js';

/** The task in which somebody is asked at present, or was last. */
export function presentTask(checkIn: CheckIn): NamedTask {
  const { placementId: subjectId, side, status, calls } = checkIn;
  if (side === 'EMPLOYER') return { kind: 'EMPLOYER_CHECK_IN', subjectId, occasion: occasionIn(checkIn, 'ask') };
  if (status === 'VISITING') return { kind: 'VISIT', subjectId, occasion: occasionIn(checkIn, 'visit') };
  return { kind: 'CALL', subjectId, occasion: occasionIn(checkIn, `call-${Math.min(calls + 1, SILENT_CALLS)}`) };
}

/** The task of day 7 that only a voice may do (L7). */
export function voiceTask(checkIn: CheckIn): NamedTask {
  return { kind: 'CALL', subjectId: checkIn.placementId, occasion: occasionIn(checkIn, 'voice') };
}

/** Takes back what still waits of a check-in as it stood before: its text, and the task of asking. */
export async function undo(
  tx: Tx,
  viewer: Viewer,
  before: CheckIn,
  how: { readonly to: TaskEnd; readonly outcome: TaskOutcome },
  ground: { readonly messages: Pick<MessagesService, 'cancelOf'>; readonly tasks: Pick<TasksService, 'endNamed'> },
): Promise<void> {
  if (before.status === 'PLANNED') return;
  await ground.messages.cancelOf(tx, viewer.missionId, 'CheckIn', before.id);
  await ground.tasks.endNamed(tx, viewer, presentTask(before), how.to, how.outcome);
}
