import { Module } from '@nestjs/common';

import { FundingModule } from './funding.module.js';
import { FundingResolver } from './funding.resolver.js';

/** The door to ways to money. */
@Module({ imports: [FundingModule], providers: [FundingResolver] })
export class FundingApiModule {}
