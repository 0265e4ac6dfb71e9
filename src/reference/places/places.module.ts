import { Module } from '@nestjs/common';

import { PlacesResolver } from './places.resolver.js';
import { PlacesService } from './places.service.js';

/** Places for every part that names one; the resolver comes with it and is silent where there is no GraphQL door. */
@Module({ providers: [PlacesService, PlacesResolver], exports: [PlacesService] })
export class PlacesModule {}
