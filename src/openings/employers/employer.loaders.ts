import type { AccountId, EmployerId, JobseekerId } from '../../kernel/ids.js';
import type { Account } from '../../office/accounts/account.js';
import type { AccountsService } from '../../office/accounts/accounts.service.js';
import { GroupLoader, RecordLoader } from '../../platform/graphql/loaders.js';
import type { Employer } from './employer.js';
import type { EmployerMove } from './employer-standing.js';
import type { EmployersService, OwnFirm } from './employers.service.js';

/** The employers of a page in one read. */
export class EmployerLoader extends RecordLoader<EmployerId, Employer> {
  constructor(employers: EmployersService) {
    super((viewer, ids) => employers.byIds(viewer, ids));
  }
}

/** The histories of all employers of a page in one read. */
export class EmployerMovesLoader extends GroupLoader<EmployerId, EmployerMove> {
  constructor(employers: EmployersService) {
    super((viewer, ids) => employers.history(viewer, ids), (move) => move.employerId);
  }
}

/** The microenterprises of all people of a page in one read. */
export class OwnFirmsLoader extends GroupLoader<JobseekerId, OwnFirm> {
  constructor(employers: EmployersService) {
    super((viewer, ids) => employers.ownedBy(viewer, ids), ({ ownerId }) => ownerId);
  }
}

/** The contact persons of all employers of a page in one read. */
export class ContactLoader extends RecordLoader<AccountId, Account> {
  constructor(accounts: AccountsService) {
    super((viewer, ids) => accounts.byIds(viewer, ids));
  }
}
