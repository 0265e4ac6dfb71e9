import { Module } from '@nestjs/common';

import { ImportKinds } from '../../platform/imports/import-kind.js';
import { ImportsModule } from '../../platform/imports/imports.module.js';
import { PlaceNames } from '../../reference/places/place-names.js';
import { PlacesModule } from '../../reference/places/places.module.js';
import { PlacesService } from '../../reference/places/places.service.js';
import { JobseekerImport } from './jobseeker-import.js';
import { JobseekersModule } from './jobseekers.module.js';
import { JobseekersService } from './jobseekers.service.js';
import { ProfileWords } from './profile-words.js';

/** Lets people be imported. */
@Module({
  imports: [ImportsModule, JobseekersModule, PlacesModule],
  providers: [
    {
      provide: JobseekerImport,
      inject: [ImportKinds, JobseekersService, PlacesService],
      useFactory: (kinds: ImportKinds, jobseekers: JobseekersService, places: PlacesService) => {
        const kind = new JobseekerImport(jobseekers, new ProfileWords(places), new PlaceNames(places));
        kinds.add(kind);
        return kind;
      },
    },
  ],
})
export class JobseekerImportModule {}
