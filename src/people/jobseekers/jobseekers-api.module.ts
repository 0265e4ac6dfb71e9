import { Module } from '@nestjs/common';

import { PlacesModule } from '../../reference/places/places.module.js';
import { PlacesService } from '../../reference/places/places.service.js';
import { HistoryLoader } from './history.loader.js';
import { JobseekerLoader } from './jobseeker.loader.js';
import { JobseekersModule } from './jobseekers.module.js';
import { JobseekersResolver } from './jobseekers.resolver.js';
import { JobseekersService } from './jobseekers.service.js';
import { ProfileWords } from './profile-words.js';

/** The doors to jobseekers. */
@Module({
  imports: [JobseekersModule, PlacesModule],
  providers: [
    JobseekersResolver,
    { provide: ProfileWords, inject: [PlacesService], useFactory: (places: PlacesService) => new ProfileWords(places) },
    { provide: HistoryLoader, inject: [JobseekersService], useFactory: (jobseekers: JobseekersService) => new HistoryLoader(jobseekers) },
    { provide: JobseekerLoader, inject: [JobseekersService], useFactory: (jobseekers: JobseekersService) => new JobseekerLoader(jobseekers) },
  ],
  exports: [JobseekerLoader],
})
export class JobseekersApiModule {}
