import type { AccountId, EmployerId, JobseekerId } from '../../kernel/ids.js';
import type { Account } from '../../office/accounts/account.js';
import type { AccountsService } from '../../office/accounts/accounts.service.js';
import { GroupLoader, RecordLoader } from '../../platform/graphql/loaders.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Employer } from './employer.js';
import type { EmployerMove } from './employer-standing.js';
import type { EmployersService, OwnFirm } from './employers.service.js';

/** The employers of a page in one read. */
export class EmployerLoader extends RecordLoader<EmployerId, Employer> {
  constructor(private readonly employers: EmployersService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly EmployerId[]): Promise<Employer[]> {
    return this.employers.byIds(viewer, ids);
  }
}

/** The histories of all employers of a page in one read. */
export class EmployerMovesLoader extends GroupLoader<EmployerId, EmployerMove> {
  constructor(private readonly employers: EmployersService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly EmployerId[]): Promise<EmployerMove[]> {
    return this.employers.history(viewer, ids);
  }

  protected keyOf(move: EmployerMove): EmployerId {
    return move.employerId;
  }
}

/** The microenterprises of all people of a page in one read. */
export class OwnFirmsLoader extends GroupLoader<JobseekerId, OwnFirm> {
  constructor(private readonly employers: EmployersService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly JobseekerId[]): Promise<OwnFirm[]> {
    return this.employers.ownedBy(viewer, ids);
  }

  protected keyOf({ ownerId }: OwnFirm): JobseekerId {
    return ownerId;
  }
}

/** The contact persons of all employers of a page in one read. */
export class ContactLoader extends RecordLoader<AccountId, Account> {
  constructor(private readonly accounts: AccountsService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly AccountId[]): Promise<Account[]> {
    return this.accounts.byIds(viewer, ids);
  }
}
