import { Module } from '@nestjs/common';

import { JobseekersApiModule } from '../jobseekers/jobseekers-api.module.js';
import { KeptPersonLoader } from './kept-person.loader.js';
import { MergedPersonResolver } from './merged-person.resolver.js';
import { PersonDuplicatesModule } from './person-duplicates.module.js';
import { PersonDuplicatesResolver } from './person-duplicates.resolver.js';
import { PersonDuplicatesService } from './person-duplicates.service.js';

/** The doors to records that may be of one person. */
@Module({
  imports: [PersonDuplicatesModule, JobseekersApiModule],
  providers: [
    PersonDuplicatesResolver,
    MergedPersonResolver,
    {
      provide: KeptPersonLoader,
      inject: [PersonDuplicatesService],
      useFactory: (duplicates: PersonDuplicatesService) => new KeptPersonLoader(duplicates),
    },
  ],
})
export class PersonDuplicatesApiModule {}
