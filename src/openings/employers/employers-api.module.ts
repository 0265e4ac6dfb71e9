import { Module } from '@nestjs/common';

import { AccountsModule } from '../../office/accounts/accounts.module.js';
import { AccountsService } from '../../office/accounts/accounts.service.js';
import { ContactLoader, EmployerLoader, EmployerMovesLoader, OwnFirmsLoader } from './employer.loaders.js';
import { EmployersModule } from './employers.module.js';
import { EmployersResolver, EmployerStandingResolver } from './employers.resolver.js';
import { MailboxesModule } from './mailboxes/mailboxes.module.js';
import { MailboxesResolver } from './mailboxes/mailboxes.resolver.js';
import { OwnFirmsResolver } from './own-firms.resolver.js';
import { EmployersService } from './employers.service.js';

/** The doors to employers. */
@Module({
  imports: [EmployersModule, MailboxesModule, AccountsModule],
  providers: [
    EmployersResolver,
    EmployerStandingResolver,
    OwnFirmsResolver,
    MailboxesResolver,
    { provide: EmployerLoader, inject: [EmployersService], useFactory: (employers: EmployersService) => new EmployerLoader(employers) },
    { provide: EmployerMovesLoader, inject: [EmployersService], useFactory: (employers: EmployersService) => new EmployerMovesLoader(employers) },
    { provide: OwnFirmsLoader, inject: [EmployersService], useFactory: (employers: EmployersService) => new OwnFirmsLoader(employers) },
    { provide: ContactLoader, inject: [AccountsService], useFactory: (accounts: AccountsService) => new ContactLoader(accounts) },
  ],
  exports: [EmployerLoader],
})
export class EmployersApiModule {}
