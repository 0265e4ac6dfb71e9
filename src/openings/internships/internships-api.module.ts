import { Module } from '@nestjs/common';

import { OpeningsApiModule } from '../doors/openings-api.module.js';
import { InternshipLoader } from './internship.loader.js';
import { InternshipsModule } from './internships.module.js';
import { InternshipsResolver } from './internships.resolver.js';
import { InternshipsService } from './internships.service.js';

/** The doors to internships. */
@Module({
  imports: [InternshipsModule, OpeningsApiModule],
  providers: [
    InternshipsResolver,
    { provide: InternshipLoader, inject: [InternshipsService], useFactory: (internships: InternshipsService) => new InternshipLoader(internships) },
  ],
})
export class InternshipsApiModule {}
