import { OpeningsOfKind, type KindGround } from '../lifecycle/openings-of-kind.service.js';
import { checkTraining, checkTrainingPublished, type TrainingTerms } from './training.js';
import { putTraining, trainingsOf } from './training.store.js';

/** Courses: openings at which somebody is taught. The provider is an employer record, of an organisation of any size. */
export class TrainingsService extends OpeningsOfKind<TrainingTerms> {
  constructor(ground: KindGround) {
    super('TRAINING', ground, {
      check: checkTraining,
      common: (draft) => draft,
      checkPublished: checkTrainingPublished,
      of: trainingsOf,
      put: putTraining,
    });
  }
}
