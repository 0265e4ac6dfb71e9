import { Module } from '@nestjs/common';

import { CatalogueModule } from './catalogue/catalogue.module.js';
import { CatalogueResolver } from './catalogue/catalogue.resolver.js';
import { AwardLoader } from './funds/awards/award.loader.js';
import { AwardsResolver } from './funds/awards/awards.resolver.js';
import { AwardsService } from './funds/awards/awards.service.js';
import { FundsModule } from './funds/funds.module.js';
import { FundsResolver } from './funds/funds.resolver.js';
import { PaymentsResolver } from './funds/payments/payments.resolver.js';
import { StatementsController } from './funds/statements/statements.controller.js';
import { StatementsResolver } from './funds/statements/statements.resolver.js';
import { KitVersionsLoader } from './kits/kit.loaders.js';
import { KitsModule } from './kits/kits.module.js';
import { KitsResolver } from './kits/kits.resolver.js';
import { KitsService } from './kits/kits.service.js';
import { ProgrammesModule } from './rules/programmes/programmes.module.js';
import { ProgrammesResolver, RuleSetsResolver } from './rules/programmes/programmes.resolver.js';
import { ProgrammesService } from './rules/programmes/programmes.service.js';
import { RuleSetsLoader } from './rules/programmes/rule-sets.loader.js';

/** The doors to programmes and their money. */
@Module({
  imports: [CatalogueModule, KitsModule, FundsModule, ProgrammesModule],
  controllers: [StatementsController],
  providers: [
    CatalogueResolver,
    KitsResolver,
    { provide: KitVersionsLoader, inject: [KitsService], useFactory: (kits: KitsService) => new KitVersionsLoader(kits) },
    FundsResolver,
    AwardsResolver,
    PaymentsResolver,
    { provide: AwardLoader, inject: [AwardsService], useFactory: (awards: AwardsService) => new AwardLoader(awards) },
    StatementsResolver,
    ProgrammesResolver,
    RuleSetsResolver,
    { provide: RuleSetsLoader, inject: [ProgrammesService], useFactory: (programmes: ProgrammesService) => new RuleSetsLoader(programmes) },
  ],
})
export class ProgrammesApiModule {}
