import { GroupLoader } from '../../platform/graphql/loaders.js';
import type { AnswersService } from './answers.service.js';
import type { AnswerLine, CheckInId } from './check-in.js';

/** The answers to the check-ins of a list, in one read. */
export class CheckInAnswersLoader extends GroupLoader<CheckInId, AnswerLine> {
  constructor(answers: AnswersService) {
    super((viewer, ids) => answers.linesOf(viewer, ids), (line) => line.checkInId);
  }
}
