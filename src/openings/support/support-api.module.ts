import { Module } from '@nestjs/common';

import { PayrollsModule } from '../payrolls/payrolls.module.js';
import { PayrollsResolver } from '../payrolls/payrolls.resolver.js';
import { SupportModule } from './support.module.js';
import { SupportResolver } from './support.resolver.js';

/** The doors to what programmes pay at openings, and to the payrolls that it hangs on. */
@Module({ imports: [SupportModule, PayrollsModule], providers: [SupportResolver, PayrollsResolver] })
export class SupportApiModule {}
