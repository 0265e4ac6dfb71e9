import { Module } from '@nestjs/common';

import { ProtectionModule } from './protection.module.js';
import { ProtectionResolver } from './protection.resolver.js';

/** The doors of protection. */
@Module({ imports: [ProtectionModule], providers: [ProtectionResolver] })
export class ProtectionApiModule {}
