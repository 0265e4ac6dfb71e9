import { Module } from '@nestjs/common';

import { JobseekersApiModule } from '../../../people/jobseekers/jobseekers-api.module.js';
import { MentoringModule } from '../mentoring.module.js';
import { MentoringService } from '../mentoring.service.js';
import { SessionsOfVentureLoader, SessionsOfVentureResolver, VentureSessionsResolver } from './sessions.resolver.js';

/** The doors to mentoring and training of ventures. */
@Module({
  imports: [MentoringModule, JobseekersApiModule],
  providers: [VentureSessionsResolver, SessionsOfVentureResolver, { provide: SessionsOfVentureLoader, inject: [MentoringService], useFactory: (mentoring: MentoringService) => new SessionsOfVentureLoader(mentoring) }],
})
export class MentoringApiModule {}
