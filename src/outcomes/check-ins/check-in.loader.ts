import { GroupLoader } from '../../platform/graphql/loaders.js';
import type { Viewer } from '../../platform/viewer.js';
import type { AnswersService } from './answers.service.js';
import type { AnswerLine, CheckInId } from './check-in.js';

/** The answers to the check-ins of a list, in one read. */
export class CheckInAnswersLoader extends GroupLoader<CheckInId, AnswerLine> {
  constructor(private readonly answers: AnswersService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly CheckInId[]): Promise<AnswerLine[]> {
    return this.answers.linesOf(viewer, ids);
  }

  protected keyOf(line: AnswerLine): CheckInId {
    return line.checkInId;
  }
}
