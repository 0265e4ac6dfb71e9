import { Module } from '@nestjs/common';

import { ReferralsModule } from './referrals.module.js';
import { ReferralsResolver } from './referrals.resolver.js';

/** The doors to referrals. */
@Module({ imports: [ReferralsModule], providers: [ReferralsResolver] })
export class ReferralsApiModule {}
