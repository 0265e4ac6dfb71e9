import { Module } from '@nestjs/common';

import { EligibilityModule } from './eligibility.module.js';
import { EligibilityResolver } from './eligibility.resolver.js';

/** The doors to eligibility. */
@Module({ imports: [EligibilityModule], providers: [EligibilityResolver] })
export class EligibilityApiModule {}
