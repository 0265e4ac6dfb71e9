import { Module } from '@nestjs/common';

import { IdentitiesModule } from './identities.module.js';
import { IdentitiesResolver } from './identities.resolver.js';

/** The doors to who people are. */
@Module({ imports: [IdentitiesModule], providers: [IdentitiesResolver] })
export class IdentitiesApiModule {}
