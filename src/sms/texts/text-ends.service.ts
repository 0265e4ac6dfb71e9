import type { Clock } from '../../kernel/clock.js';
import { addDays, dayIn, formatDay } from '../../kernel/day.js';
import { taskSubjects } from '../../office/tasks/task-words.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { OutgoingText, OutgoingTextId } from './attempt.js';
import type { TextCauses } from './text-causes.js';

/** What follows once it is known what became of a text: its cause hears of it, and where nobody was told and the cause does not look after it, somebody calls. */
export class TextEnds {
  constructor(
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly tasks: Pick<TasksService, 'open'>,
    private readonly causes: TextCauses,
  ) {}

  /** In the transaction that settles the text. */
  async follow(tx: Tx, text: OutgoingText): Promise<void> {
    const looksAfter = (await this.causes.of(text.causeKind)?.settled(tx, text)) ?? false;
    if (!looksAfter && asksForCall(text)) await this.askToCall(tx, text);
  }

  private async askToCall(tx: Tx, { missionId, id, jobseekerId, causeKind, causeId, purpose }: OutgoingText): Promise<void> {
    if (jobseekerId === null) return;
    const today = dayIn((await this.missions.getIn(tx, missionId)).timeZone, this.clock.now());
    const subjectKind = taskSubjects.find((each) => each === causeKind);
    const about: Pick<TaskDraft, 'subjectKind' | 'subjectId'> = subjectKind === undefined ? { subjectKind: 'Jobseeker', subjectId: jobseekerId } : { subjectKind, subjectId: causeId };
    // Whoever writes often and cannot be answered is called once a day.
    const occasion = purpose === 'REPLY' ? `unanswered.${formatDay(today)}` : occasionOf(id);
    await this.tasks.open(tx, serviceViewer(missionId), { kind: 'CALL', ...about, jobseekerId, occasion, queue: 'CASE_MANAGER', dueOn: addDays(today, 1) });
  }
}

const IN_PLACE_OF_TEXT = /^text\.([0-9a-f-]{36})$/;
const occasionOf = (id: OutgoingTextId): string => `text.${id}`;

/** The text in whose place a task with this occasion asks for a call; null for a task of another kind. */
export function textCalledFor(occasion: string): OutgoingTextId | null {
  return (IN_PLACE_OF_TEXT.exec(occasion)?.[1] ?? null) as OutgoingTextId | null;
}

/** Whether nobody was told. Whoever said stop and writes is heard and not answered: that is what they asked for. */
function asksForCall({ jobseekerId, status, why, purpose }: Pick<OutgoingText, 'jobseekerId' | 'status' | 'why' | 'purpose'>): boolean {
  if (jobseekerId === null) return false;
  if (status === 'WITHHELD') return purpose !== 'REPLY' || (why !== 'STOPPED' && why !== 'TOO_LATE');
  return status === 'FAILED' || status === 'EXPIRED';
}
