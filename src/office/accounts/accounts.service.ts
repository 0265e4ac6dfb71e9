import { createHash, randomBytes } from 'node:crypto';

import type { Clock } from '../../kernel/clock.js';
import type { AccountId, EmployerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkReason } from '../../kernel/text.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { violatedConstraint } from '../../platform/database/violations.js';
import { newId } from '../../platform/ids.js';
import { serviceViewer, type Act, type Role, type Viewer } from '../../platform/viewer.js';
import { checkAccount, checkPerson, isSystem, type Account, type AccountDraft } from './account.js';
import {
  accountById,
  accountsByIds,
  activeAccountsWith,
  deleteInvitations,
  deleteLogins,
  insertAccount,
  insertLogin,
  invitedAccount,
  lockAdministrators,
  loginsOf,
  pageOfAccounts,
  updateAccount,
  type AccountAddress,
} from './account.store.js';

/** Names the mission where a person has accounts in several. */
export const MISSION_HEADER = 'x-rejoin-mission';

const INVITATION_DAYS = 14;
const MILLISECONDS_A_DAY = 86_400_000;

/** A new account and the code that opens it. The code is shown this once; only its digest is kept. */
export interface InvitedAccount {
  readonly account: Account;
  /** Null when the call is repeated with its idempotency key: the kept answer holds no secret. */
  readonly invitationCode: string | null;
}

/** Who may sign in to a mission. Every request reads the account anew, so a revocation holds from the next request on. */
export class AccountsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Makes an account that the bearer of the returned code can take within 14 days. Refuses what `checkPerson` refuses. */
  async invite(act: Act, draft: AccountDraft): Promise<Outcome<InvitedAccount>> {
    const checked = checkPerson(draft);
    if (!checked.ok) return checked;
    const code = randomBytes(24).toString('base64url');
    const now = this.clock.now();
    const account: Account = {
      missionId: act.viewer.missionId,
      id: newId<AccountId>(),
      ...checked.value,
      status: 'INVITED',
      invitationDigest: digestOfCode(code),
      invitationExpiresAt: new Date(now.getTime() + INVITATION_DAYS * MILLISECONDS_A_DAY),
      version: 1,
      createdAt: now,
      endedAt: null,
      endReason: null,
    };
    let shown: string | null = null;
    const kept = await this.employerKnown(() =>
      this.work.act(
        act,
        async (tx) => {
          await insertAccount(tx, account);
          shown = code;
          return accepted(account);
        },
        (invited) => ({ kind: 'Account', id: invited.id }),
      ),
    );
    return kept.ok ? accepted({ account: kept.value, invitationCode: shown }) : kept;
  }

  /** Lets the bearer of a verified token act as the invited account. Repeating it with the same token changes nothing. */
  async acceptInvitation(subjectDigest: Buffer, code: string): Promise<Outcome<Account>> {
    const at = await this.work.outside((tx) => invitedAccount(tx, digestOfCode(code)));
    if (at === null) return refused('INVITATION_INVALID', {});
    return this.work.run(serviceViewer(at.missionId), async (tx): Promise<Outcome<Account>> => {
      const account = await accountById(tx, at.missionId, at.accountId);
      if (account === null || account.status === 'REVOKED') return refused('INVITATION_INVALID', {});
      const logins = await loginsOf(tx, subjectDigest);
      const mine = logins.find((login) => login.missionId === at.missionId);
      // Read again: whoever was first may have written after our first reading.
      if (mine !== undefined) return this.taken(tx, subjectDigest, at);
      const expired = account.invitationExpiresAt !== null && account.invitationExpiresAt < this.clock.now();
      if (account.status === 'ACTIVE' || expired) return refused('INVITATION_INVALID', {});
      const opened = await updateAccount(tx, { ...account, status: 'ACTIVE', invitationDigest: null, invitationExpiresAt: null });
      // Whoever raced us with the same token took it for the same person, unless it was another account of the mission.
      if (opened === null) return this.taken(tx, subjectDigest, at);
      if (!(await insertLogin(tx, subjectDigest, at))) return refused('INVITATION_INVALID', {});
      const itself = { missionId: at.missionId, accountId: account.id, roles: account.roles, employerId: account.employerId };
      await recordAudit(tx, itself, [{ deed: 'CHANGE', act: 'acceptInvitation', subject: { kind: 'Account', id: account.id } }]);
      return accepted(opened);
    });
  }

  /** Replaces label, roles and employer. Refuses a stale version, a revoked account and the removal of the last administrator. */
  async change(act: Act, id: AccountId, version: number, draft: AccountDraft): Promise<Outcome<Account>> {
    const checked = checkAccount(draft);
    if (!checked.ok) return checked;
    return this.employerKnown(() =>
      this.work.act(act, async (tx) => {
        const account = await this.editable(tx, act.viewer, id, checked.value.roles.includes('ADMIN'));
        if (!account.ok) return account;
        if (isSystem(account.value) !== isSystem(checked.value))
          return refused('INVALID_INPUT', { field: 'roles', problem: 'PARTNER_SYSTEM can be neither given nor taken: createApiKey makes such accounts' });
        return fresh(tx, await updateAccount(tx, { ...account.value, ...checked.value, version }), account.value);
      }),
    );
  }

  /** Ends an account for good, with a reason; its next request is refused. */
  revoke(act: Act, id: AccountId, version: number, reason: string): Promise<Outcome<Account>> {
    return this.work.act(act, async (tx) => {
      const why = checkReason('revoking an account', reason);
      if (!why.ok) return why;
      const account = await this.editable(tx, act.viewer, id, false);
      if (!account.ok) return account;
      const at = { missionId: act.viewer.missionId, accountId: id };
      await deleteLogins(tx, at);
      await deleteInvitations(tx, at);
      const ended = {
        status: 'REVOKED' as const,
        invitationDigest: null,
        invitationExpiresAt: null,
        endedAt: this.clock.now(),
        endReason: why.value,
      };
      return fresh(tx, await updateAccount(tx, { ...account.value, ...ended, version }), account.value);
    });
  }

  /** A page of the mission's accounts, newest first. */
  page(viewer: Viewer, after: readonly [createdAt: Date, id: string] | null, limit: number): Promise<Account[]> {
    return this.work.run(viewer, (tx) => pageOfAccounts(tx, viewer.missionId, after, limit));
  }

  /** Accounts of the viewer's mission, those that exist, in any order. */
  byIds(viewer: Viewer, ids: readonly AccountId[]): Promise<Account[]> {
    return this.work.run(viewer, (tx) => accountsByIds(tx, viewer.missionId, ids));
  }

  /** One account, inside a transaction of the caller's; null where there is none. */
  byIdIn(tx: Tx, missionId: MissionId, id: AccountId): Promise<Account | null> {
    return accountById(tx, missionId, id);
  }

  /** Active accounts with one of the roles, inside a transaction of the caller's. */
  activeWith(tx: Tx, missionId: MissionId, roles: readonly Role[]): Promise<AccountId[]> {
    return activeAccountsWith(tx, missionId, roles);
  }

  /**
   * An account for a system of an employer, which signs in by API key only, inside a transaction of the caller's. After a refusal
   * of the employer (NOT_FOUND) that transaction can only be rolled back.
   */
  async openSystem(tx: Tx, viewer: Viewer, label: string, employerId: EmployerId): Promise<Outcome<Account>> {
    const checked = checkAccount({ label, roles: ['PARTNER_SYSTEM'], employerId });
    if (!checked.ok) return checked;
    const account = this.active(viewer.missionId, checked.value);
    return this.employerKnown(async () => {
      await insertAccount(tx, account);
      return accepted(account);
    });
  }

  /** The account that acts; null for the service itself. */
  async ofViewer(viewer: Viewer): Promise<Account | null> {
    const [account] = viewer.accountId === null ? [] : await this.byIds(viewer, [viewer.accountId]);
    return account ?? null;
  }

  /**
   * The viewer that a verified subject is; null where no account fits, whatever the cause. A subject with accounts in several
   * missions names one; where it names none, or none of its own, it is told which ones it has. A mission of others is not told from one that does not exist.
   */
  async signIn(subjectDigest: Buffer, wanted: MissionId | 'UNREADABLE' | null): Promise<Viewer | Refused | null> {
    const logins = await this.work.outside((tx) => loginsOf(tx, subjectDigest));
    const login = wanted === null && logins.length === 1 ? logins[0] : logins.find((each) => each.missionId === wanted);
    if (login === undefined && logins.length > 0)
      return refused('MISSION_NOT_NAMED', { header: MISSION_HEADER, missions: logins.map((login) => login.missionId).join(', ') });
    if (login === undefined) return null;
    const [account] = await this.byIds(serviceViewer(login.missionId), [login.accountId]);
    if (account?.status !== 'ACTIVE') return null;
    return { missionId: account.missionId, accountId: account.id, roles: account.roles, employerId: account.employerId };
  }

  /** Seeds an active account bound to a subject (demonstration, first administrator). Harmless when it is there already. */
  async ensure(missionId: MissionId, subjectDigest: Buffer, draft: AccountDraft): Promise<AccountId> {
    return this.work.run(serviceViewer(missionId), async (tx) => {
      const known = (await loginsOf(tx, subjectDigest)).find((login) => login.missionId === missionId);
      if (known !== undefined) return known.accountId;
      const account = this.active(missionId, draft);
      await insertAccount(tx, account);
      await insertLogin(tx, subjectDigest, { missionId, accountId: account.id });
      return account.id;
    });
  }

  /** The account that the bearer was given a moment ago by a request like this one. */
  private async taken(tx: Tx, subjectDigest: Buffer, at: AccountAddress): Promise<Outcome<Account>> {
    const [account, logins] = [await accountById(tx, at.missionId, at.accountId), await loginsOf(tx, subjectDigest)];
    const mine = logins.some((login) => login.missionId === at.missionId && login.accountId === at.accountId);
    return mine && account !== null ? accepted(account) : refused('INVITATION_INVALID', {});
  }

  private active(missionId: MissionId, draft: AccountDraft): Account {
    return {
      missionId,
      id: newId<AccountId>(),
      ...draft,
      status: 'ACTIVE',
      invitationDigest: null,
      invitationExpiresAt: null,
      version: 1,
      createdAt: this.clock.now(),
      endedAt: null,
      endReason: null,
    };
  }

  private async editable(tx: Tx, viewer: Viewer, id: AccountId, staysAdministrator: boolean): Promise<Outcome<Account>> {
    const administrators = await lockAdministrators(tx, viewer.missionId);
    const account = await accountById(tx, viewer.missionId, id);
    if (account === null) return refused('NOT_FOUND', { what: 'account' });
    if (account.status === 'REVOKED') return refused('MOVE_NOT_ALLOWED', { what: 'account', from: account.status, to: 'changed' });
    if (!staysAdministrator && administrators.length === 1 && administrators[0] === id) return refused('LAST_ADMIN', {});
    return accepted(account);
  }

  private async employerKnown<T>(write: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await write();
    } catch (error) {
      if (violatedConstraint(error) === 'account_employer') return refused('NOT_FOUND', { what: 'employer' });
      throw error;
    }
  }
}

/** Where nothing was written the account is read again: whoever was first may have written after our first reading. */
async function fresh(tx: Tx, written: Account | null, read: Account): Promise<Outcome<Account>> {
  if (written !== null) return accepted(written);
  const now = await accountById(tx, read.missionId, read.id);
  return refused('STALE_EDIT', { what: 'account', version: now?.version ?? read.version });
}

function digestOfCode(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
