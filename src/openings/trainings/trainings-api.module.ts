import { Module } from '@nestjs/common';

import { OpeningsApiModule } from '../doors/openings-api.module.js';
import { TrainingLoader } from './training.loader.js';
import { TrainingsModule } from './trainings.module.js';
import { TrainingsResolver } from './trainings.resolver.js';
import { TrainingsService } from './trainings.service.js';

/** The doors to trainings. */
@Module({
  imports: [TrainingsModule, OpeningsApiModule],
  providers: [
    TrainingsResolver,
    { provide: TrainingLoader, inject: [TrainingsService], useFactory: (trainings: TrainingsService) => new TrainingLoader(trainings) },
  ],
})
export class TrainingsApiModule {}
