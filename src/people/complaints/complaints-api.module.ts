import { Module } from '@nestjs/common';

import { ComplaintsModule } from './complaints.module.js';
import { ComplaintsResolver } from './complaints.resolver.js';

/** The doors to complaints. */
@Module({ imports: [ComplaintsModule], providers: [ComplaintsResolver] })
export class ComplaintsApiModule {}
