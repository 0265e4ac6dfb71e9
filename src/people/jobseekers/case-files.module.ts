import { Module } from '@nestjs/common';

import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TaxonomyModule } from '../../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { PersonalDataHolders } from '../personal-data/holders.js';
import { HoldersModule } from '../personal-data/holders.module.js';
import { CaseFiles } from './case-files.service.js';

/** People's records, for the other features of this floor. */
@Module({
  imports: [MissionsModule, TaxonomyModule, HoldersModule],
  providers: [
    {
      provide: CaseFiles,
      inject: [MissionsService, TaxonomyService, PersonalDataHolders],
      useFactory: (missions: MissionsService, taxonomies: TaxonomyService, holders: PersonalDataHolders) => {
        const files = new CaseFiles(missions, taxonomies);
        holders.add({
          title: 'Your record',
          // The record is what remains: it is emptied last.
          tables: ['jobseeker', 'jobseeker_status', 'person_activity', 'erasure'],
          forget: async () => undefined,
          tell: (tx, viewer, id) => files.tellIn(tx, viewer, id),
        });
        return files;
      },
    },
  ],
  exports: [CaseFiles],
})
export class CaseFilesModule {}
