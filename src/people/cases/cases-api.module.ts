import { Module } from '@nestjs/common';

import { CasesModule } from './cases.module.js';
import { CasesResolver } from './cases.resolver.js';

/** The doors to cases and plans. */
@Module({ imports: [CasesModule], providers: [CasesResolver] })
export class CasesApiModule {}
