import type { OpeningId } from '../../kernel/ids.js';
import { RecordLoader } from '../../platform/graphql/loaders.js';
import type { TrainingTerms } from './training.js';
import type { TrainingsService } from './trainings.service.js';

/** The own terms of a course with its id. */
export interface LoadedTraining extends TrainingTerms {
  readonly id: OpeningId;
}

/** The own terms of all courses of a page in one read. */
export class TrainingLoader extends RecordLoader<OpeningId, LoadedTraining> {
  constructor(trainings: TrainingsService) {
    super(async (viewer, ids) => [...(await trainings.ownTerms(viewer, ids))].map(([id, terms]) => ({ id, ...terms })));
  }
}
