import { Module } from '@nestjs/common';

import { GrantsModule } from '../grants.module.js';
import { GrantsResolver } from './grants.resolver.js';

/** The doors to grants. */
@Module({ imports: [GrantsModule], providers: [GrantsResolver] })
export class GrantsApiModule {}
