import { Module } from '@nestjs/common';

import { ImportKinds } from '../../platform/imports/import-kind.js';
import { ImportsModule } from '../../platform/imports/imports.module.js';
import { PlaceNames } from '../../reference/places/place-names.js';
import { PlacesModule } from '../../reference/places/places.module.js';
import { PlacesService } from '../../reference/places/places.service.js';
import { TaxonomyModule } from '../../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { EmployersModule } from '../employers/employers.module.js';
import { EmployersService } from '../employers/employers.service.js';
import { InternshipsModule } from '../internships/internships.module.js';
import { InternshipsService } from '../internships/internships.service.js';
import { TrainingsModule } from '../trainings/trainings.module.js';
import { TrainingsService } from '../trainings/trainings.service.js';
import { VacanciesModule } from '../vacancies/vacancies.module.js';
import { VacanciesService } from '../vacancies/vacancies.service.js';
import { EmployerImport } from './employer-import.js';
import { internshipRows } from './internship-rows.js';
import { OpeningImport, type OpeningImportGround } from './opening-import.js';
import { trainingRows } from './training-rows.js';
import { vacancyRows } from './vacancy-rows.js';

const OPENING_IMPORT_GROUND = Symbol('OpeningImportGround');
/** That employers and openings of the kinds can be imported. */
const OPENING_IMPORTS = Symbol('OpeningImports');

/** Lets employers, vacancies, internships and courses be imported. Roles of ventures come from their ventures alone. */
@Module({
  imports: [ImportsModule, VacanciesModule, InternshipsModule, TrainingsModule, EmployersModule, TaxonomyModule, PlacesModule],
  providers: [
    {
      provide: OPENING_IMPORT_GROUND,
      inject: [EmployersService, TaxonomyService, PlacesService],
      useFactory: (employers: EmployersService, taxonomies: TaxonomyService, places: PlacesService): OpeningImportGround => ({
        employers,
        taxonomies,
        places: new PlaceNames(places),
      }),
    },
    {
      provide: OPENING_IMPORTS,
      inject: [ImportKinds, OPENING_IMPORT_GROUND, VacanciesService, InternshipsService, TrainingsService],
      useFactory: (
        kinds: ImportKinds,
        ground: OpeningImportGround,
        vacancies: VacanciesService,
        internships: InternshipsService,
        trainings: TrainingsService,
      ) => {
        kinds.add(new EmployerImport(ground));
        kinds.add(new OpeningImport(ground, vacancyRows(vacancies)));
        kinds.add(new OpeningImport(ground, internshipRows(internships)));
        kinds.add(new OpeningImport(ground, trainingRows(trainings)));
        return kinds;
      },
    },
  ],
})
export class OpeningImportsModule {}
