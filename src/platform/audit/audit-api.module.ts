import { Module } from '@nestjs/common';

import { AuditModule } from './audit.module.js';
import { AuditResolver } from './audit.resolver.js';

/** The doors to the audit log. */
@Module({ imports: [AuditModule], providers: [AuditResolver] })
export class AuditApiModule {}
