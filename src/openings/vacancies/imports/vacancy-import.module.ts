import { Module } from '@nestjs/common';

import { ImportKinds } from '../../../platform/imports/import-kind.js';
import { ImportsModule } from '../../../platform/imports/imports.module.js';
import { PlaceNames } from '../../../reference/places/place-names.js';
import { PlacesModule } from '../../../reference/places/places.module.js';
import { PlacesService } from '../../../reference/places/places.service.js';
import { TaxonomyModule } from '../../../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../../../reference/taxonomy/taxonomy.service.js';
import { EmployersModule } from '../../employers/employers.module.js';
import { EmployersService } from '../../employers/employers.service.js';
import { VacanciesModule } from '../vacancies.module.js';
import { VacanciesService } from '../vacancies.service.js';
import { VacancyImport } from './vacancy-import.js';

/** Lets vacancies be imported. */
@Module({
  imports: [ImportsModule, VacanciesModule, EmployersModule, TaxonomyModule, PlacesModule],
  providers: [
    {
      provide: VacancyImport,
      inject: [ImportKinds, VacanciesService, EmployersService, TaxonomyService, PlacesService],
      useFactory: (
        kinds: ImportKinds,
        vacancies: VacanciesService,
        employers: EmployersService,
        taxonomies: TaxonomyService,
        places: PlacesService,
      ) => {
        const kind = new VacancyImport({ vacancies, employers, taxonomies, places: new PlaceNames(places) });
        kinds.add(kind);
        return kind;
      },
    },
  ],
})
export class VacancyImportModule {}
