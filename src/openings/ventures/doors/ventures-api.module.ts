import { Module } from '@nestjs/common';

import { JobseekersApiModule } from '../../../people/jobseekers/jobseekers-api.module.js';
import { ProgrammeLoader } from '../../../programmes/rules/programmes/programme.loader.js';
import { ProgrammesModule } from '../../../programmes/rules/programmes/programmes.module.js';
import { ProgrammesService } from '../../../programmes/rules/programmes/programmes.service.js';
import { OpeningsApiModule } from '../../doors/openings-api.module.js';
import { EmployersApiModule } from '../../employers/employers-api.module.js';
import { VentureCommentsService } from '../comments/venture-comments.service.js';
import { VentureRolesService } from '../roles/venture-roles.service.js';
import { VenturesModule } from '../ventures.module.js';
import { VenturesService } from '../ventures.service.js';
import { VentureCommentsResolver } from './venture-comments.resolver.js';
import { VentureRolesResolver } from './venture-roles.resolver.js';
import { RolesOfVentureLoader, RoleTermsLoader, VentureCommentsLoader, VentureLoader, VentureMovesLoader, VentureTwinsLoader } from './venture.loaders.js';
import { VenturesResolver } from './ventures.resolver.js';

/** The doors to ventures and their roles. */
@Module({
  imports: [VenturesModule, ProgrammesModule, OpeningsApiModule, EmployersApiModule, JobseekersApiModule],
  providers: [
    VenturesResolver,
    { provide: ProgrammeLoader, inject: [ProgrammesService], useFactory: (programmes: ProgrammesService) => new ProgrammeLoader(programmes) },
    VentureRolesResolver,
    VentureCommentsResolver,
    { provide: VentureCommentsLoader, inject: [VentureCommentsService], useFactory: (comments: VentureCommentsService) => new VentureCommentsLoader(comments) },
    { provide: VentureLoader, inject: [VenturesService], useFactory: (ventures: VenturesService) => new VentureLoader(ventures) },
    { provide: VentureMovesLoader, inject: [VenturesService], useFactory: (ventures: VenturesService) => new VentureMovesLoader(ventures) },
    { provide: VentureTwinsLoader, inject: [VenturesService], useFactory: (ventures: VenturesService) => new VentureTwinsLoader(ventures) },
    { provide: RolesOfVentureLoader, inject: [VentureRolesService], useFactory: (roles: VentureRolesService) => new RolesOfVentureLoader(roles) },
    { provide: RoleTermsLoader, inject: [VentureRolesService], useFactory: (roles: VentureRolesService) => new RoleTermsLoader(roles) },
  ],
  exports: [VentureLoader],
})
export class VenturesApiModule {}
