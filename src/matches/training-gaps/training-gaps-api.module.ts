import { Module } from '@nestjs/common';

import { TrainingGapsModule } from './training-gaps.module.js';
import { TrainingGapsResolver } from './training-gaps.resolver.js';

/** The doors to reports on training gaps. */
@Module({ imports: [TrainingGapsModule], providers: [TrainingGapsResolver] })
export class TrainingGapsApiModule {}
