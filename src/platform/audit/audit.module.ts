import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { CLOCK } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { AuditProcessor } from './audit.processor.js';
import { AuditSealsService } from './audit-seals.service.js';
import { AuditService } from './audit.service.js';

/** The audit log, for the API and the worker. Writing to it needs no module: `recordAudit`, and `UnitOfWork.act` by itself. */
@Module({
  providers: [
    { provide: AuditService, inject: [UnitOfWork], useFactory: (work: UnitOfWork) => new AuditService(work) },
    {
      provide: AuditSealsService,
      inject: [UnitOfWork, CLOCK],
      useFactory: (work: UnitOfWork, clock: Clock) => new AuditSealsService(work, clock),
    },
    { provide: AuditProcessor, inject: [AuditSealsService], useFactory: (seals: AuditSealsService) => new AuditProcessor(seals) },
  ],
  exports: [AuditService, AuditSealsService],
})
export class AuditModule {}
