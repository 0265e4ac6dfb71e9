import { Module } from '@nestjs/common';

import { ProgrammeLoader } from '../../programmes/rules/programmes/programme.loader.js';
import { ProgrammesModule } from '../../programmes/rules/programmes/programmes.module.js';
import { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { DecentWorkModule } from '../decent-work/decent-work.module.js';
import { DecentWorkResolver } from '../decent-work/decent-work.resolver.js';
import { PayrollCorrectionsModule } from '../payroll-corrections/payroll-corrections.module.js';
import { PayrollCorrectionsResolver } from '../payroll-corrections/payroll-corrections.resolver.js';
import { PayrollsModule } from '../payrolls/payrolls.module.js';
import { PayrollsResolver } from '../payrolls/payrolls.resolver.js';
import { PayStandardsModule } from '../pay-standards/pay-standards.module.js';
import { PayStandardsResolver } from '../pay-standards/pay-standards.resolver.js';
import { SupportModule } from './support.module.js';
import { SupportResolver } from './support.resolver.js';

/** The doors to what programmes pay at openings, and to the payrolls, checks and standards of pay that it hangs on. */
@Module({
  imports: [SupportModule, PayrollsModule, PayrollCorrectionsModule, DecentWorkModule, PayStandardsModule, ProgrammesModule],
  providers: [
    SupportResolver,
    PayrollsResolver,
    PayrollCorrectionsResolver,
    DecentWorkResolver,
    PayStandardsResolver,
    { provide: ProgrammeLoader, inject: [ProgrammesService], useFactory: (programmes: ProgrammesService) => new ProgrammeLoader(programmes) },
  ],
})
export class SupportApiModule {}
