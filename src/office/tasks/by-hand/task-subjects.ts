import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { TaskSubjectKind } from '../task-words.js';
import type { TaskSubject } from './hand-opened.js';

/** Finds a record, in the caller's transaction: whose case it belongs to; null where there is none that the viewer may see. */
export type FindsSubject = (tx: Tx, viewer: Viewer, id: string) => Promise<Pick<TaskSubject, 'jobseekerId'> | null>;

/** The kinds of record that staff may open tasks about. Features on the floors below add theirs when the application is built. */
export class TaskSubjects {
  private readonly finders = new Map<TaskSubjectKind, FindsSubject>();

  add(kind: TaskSubjectKind, find: FindsSubject): void {
    if (this.finders.has(kind)) throw new Error(`two finders of ${kind}`);
    this.finders.set(kind, find);
  }

  async find(tx: Tx, viewer: Viewer, kind: TaskSubjectKind, id: string): Promise<TaskSubject | null> {
    const found = await this.finders.get(kind)?.(tx, viewer, id);
    return found === undefined || found === null ? null : { kind, id, jobseekerId: found.jobseekerId };
  }
}
