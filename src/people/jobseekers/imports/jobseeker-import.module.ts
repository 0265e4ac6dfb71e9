import { Module } from '@nestjs/common';

import { ImportKinds } from '../../../platform/imports/import-kind.js';
import { ImportsModule } from '../../../platform/imports/imports.module.js';
import { PlaceNames } from '../../../reference/places/place-names.js';
import { PlacesModule } from '../../../reference/places/places.module.js';
import { PlacesService } from '../../../reference/places/places.service.js';
import { ConsentsModule } from '../../consents/consents.module.js';
import { ConsentsService } from '../../consents/consents.service.js';
import { JobseekerImport } from './jobseeker-import.js';
import { JobseekersModule } from '../jobseekers.module.js';
import { JobseekersService } from '../jobseekers.service.js';
import { ProfileWords } from '../profile/profile-words.js';

/** Lets people be imported. */
@Module({
  imports: [ImportsModule, JobseekersModule, ConsentsModule, PlacesModule],
  providers: [
    {
      provide: JobseekerImport,
      inject: [ImportKinds, JobseekersService, ConsentsService, PlacesService],
      useFactory: (kinds: ImportKinds, jobseekers: JobseekersService, consents: ConsentsService, places: PlacesService) => {
        const kind = new JobseekerImport(jobseekers, consents, new ProfileWords(places), new PlaceNames(places));
        kinds.add(kind);
        return kind;
      },
    },
  ],
})
export class JobseekerImportModule {}
