import { Module } from '@nestjs/common';

import { AwardsResolver } from './funds/awards/awards.resolver.js';
import { FundsModule } from './funds/funds.module.js';
import { FundsResolver } from './funds/funds.resolver.js';
import { PaymentsResolver } from './funds/payments/payments.resolver.js';
import { StatementsController } from './funds/statements/statements.controller.js';
import { StatementsResolver } from './funds/statements/statements.resolver.js';

/** The doors to programmes and their money. */
@Module({
  imports: [FundsModule],
  controllers: [StatementsController],
  providers: [FundsResolver, AwardsResolver, PaymentsResolver, StatementsResolver],
})
export class ProgrammesApiModule {}
