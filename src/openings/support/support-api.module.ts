import { Module } from '@nestjs/common';

import { SupportModule } from './support.module.js';
import { SupportResolver } from './support.resolver.js';

/** The doors to what programmes pay at openings. */
@Module({ imports: [SupportModule], providers: [SupportResolver] })
export class SupportApiModule {}
