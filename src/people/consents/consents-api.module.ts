import { Module } from '@nestjs/common';

import { ConsentLoader } from './consent.loader.js';
import { ConsentsModule } from './consents.module.js';
import { ConsentsResolver } from './consents.resolver.js';
import { ConsentsService } from './consents.service.js';

/** The doors to consent. */
@Module({
  imports: [ConsentsModule],
  providers: [ConsentsResolver, { provide: ConsentLoader, inject: [ConsentsService], useFactory: (consents: ConsentsService) => new ConsentLoader(consents) }],
})
export class ConsentsApiModule {}
