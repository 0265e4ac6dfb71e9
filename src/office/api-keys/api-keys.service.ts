import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { EmployerId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { AuditSubject } from '../../platform/audit/audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { serviceViewer, type Act, type Viewer } from '../../platform/viewer.js';
import type { AccountsService } from '../accounts/accounts.service.js';
import {
  checkDays,
  checkWish,
  isLive,
  isSecretOf,
  managedBy,
  MOST_LIVE_KEYS,
  newToken,
  readToken,
  type ApiKey,
  type ApiKeyId,
  type ApiKeyWish,
} from './api-key.js';
import { countLiveKeys, digestOfKey, insertKey, keyById, keysByIds, lockKeysLike, noteUse, pageOfKeys, revokeKey } from './api-key.store.js';

const MILLISECONDS_A_DAY = 86_400_000;

/** A new key, and its secret where this call made it. */
export interface NewApiKey {
  readonly apiKey: ApiKey;
  /** Null when the call repeats an earlier one: a secret is shown once, and kept nowhere that it could be shown from again. */
  readonly secret: string | null;
}

/** Keys of employers' systems: made and ended by an administrator, or by the employer's own people. */
export class ApiKeysService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
  ) {}

  /** Makes an account for a system of the employer and its first key. A partner's employer is its own. */
  async create(act: Act, wish: ApiKeyWish): Promise<Outcome<NewApiKey>> {
    const checked = checkWish(wish);
    if (!checked.ok) return checked;
    const { label, scopes, days } = checked.value;
    return this.withNewKey(act, async (tx, keep) => {
      const employerId = employerOf(act.viewer, wish.employerId);
      if (!employerId.ok) return employerId;
      const account = await this.accounts.openSystem(tx, act.viewer, label, employerId.value);
      return account.ok ? accepted(await keep({ accountId: account.value.id, employerId: employerId.value, label, scopes, days })) : account;
    });
  }

  /** A second key for the same system and scopes; the first goes on until it expires or is revoked. Refuses a third live one. */
  async rotate(act: Act, id: ApiKeyId, days: number): Promise<Outcome<NewApiKey>> {
    const checked = checkDays(days);
    if (!checked.ok) return checked;
    return this.withNewKey(act, async (tx, keep) => {
      const key = await this.managed(tx, act.viewer, id);
      if (!key.ok) return key;
      if (!isLive(key.value, this.clock.now())) return refused('MOVE_NOT_ALLOWED', { what: 'API key', from: 'ended', to: 'rotated' });
      const live = await countLiveKeys(tx, act.viewer.missionId, key.value.accountId, this.clock.now());
      if (live >= MOST_LIVE_KEYS) return refused('TOO_MANY_KEYS', { most: MOST_LIVE_KEYS });
      return accepted(await keep({ ...key.value, days }));
    });
  }

  /** Ends a key; its next request is refused. */
  revoke(act: Act, id: ApiKeyId): Promise<Outcome<ApiKey>> {
    return this.work.act(act, async (tx): Promise<Outcome<ApiKey>> => {
      const key = await this.managed(tx, act.viewer, id);
      if (!key.ok) return key;
      if (key.value.revokedAt !== null) return refused('MOVE_NOT_ALLOWED', { what: 'API key', from: 'revoked', to: 'revoked' });
      const revokedAt = this.clock.now();
      await revokeKey(tx, key.value, revokedAt);
      return accepted({ ...key.value, revokedAt });
    });
  }

  /** The keys among these that the viewer may manage. */
  byIds(viewer: Viewer, ids: readonly ApiKeyId[]): Promise<ApiKey[]> {
    return this.ofManaged(viewer, (tx, employerId) => keysByIds(tx, viewer.missionId, employerId, ids));
  }

  /** A page of the keys that the viewer may manage, newest first. */
  page(viewer: Viewer, after: ApiKeyId | null, limit: number): Promise<ApiKey[]> {
    return this.ofManaged(viewer, (tx, employerId) => pageOfKeys(tx, viewer.missionId, employerId, after, limit));
  }

  /** The viewer that a token is; null for one that is made up, expired or revoked, or whose account has ended or become another. */
  async signIn(token: string): Promise<Viewer | null> {
    const read = readToken(token);
    if (read === null) return null;
    const kept = await this.work.outside((tx) => digestOfKey(tx, read.id));
    if (!isSecretOf(kept?.digest ?? null, read.secret) || kept === null) return null;
    return this.work.run(serviceViewer(kept.missionId), async (tx) => {
      const [key, now] = [await keyById(tx, kept.missionId, read.id), this.clock.now()];
      if (key === null || !isLive(key, now)) return null;
      const account = await this.accounts.byIdIn(tx, key.missionId, key.accountId);
      if (account?.status !== 'ACTIVE' || !account.roles.includes('PARTNER_SYSTEM') || account.employerId !== key.employerId) return null;
      const today = Math.floor(now.getTime() / MILLISECONDS_A_DAY) as Day;
      if (key.lastUsedOn !== today) await noteUse(tx, key, today);
      return { missionId: key.missionId, accountId: key.accountId, roles: ['PARTNER_SYSTEM'], employerId: key.employerId, scopes: key.scopes };
    });
  }

  /** Runs an act that keeps a new key. The kept answer of its idempotency key has no secret: a repetition answers without one. */
  private async withNewKey(act: Act, work: (tx: Tx, keep: (draft: KeyDraft) => Promise<ApiKey>) => Promise<Outcome<ApiKey>>): Promise<Outcome<NewApiKey>> {
    let secret: string | null = null;
    const subject = (key: ApiKey): AuditSubject => ({ kind: 'ApiKey', id: key.id });
    const outcome = await this.work.act(
      act,
      (tx) =>
        work(tx, async ({ days, accountId, employerId, label, scopes }) => {
          const { missionId, accountId: createdBy } = act.viewer;
          if (createdBy === null) throw new Error('the service itself needs no API key');
          const [id, createdAt] = [newId<ApiKeyId>(), this.clock.now()];
          const expiresAt = new Date(createdAt.getTime() + days * MILLISECONDS_A_DAY);
          const key: ApiKey = { missionId, id, accountId, employerId, label, scopes, createdBy, createdAt, expiresAt, lastUsedOn: null, revokedAt: null };
          const made = newToken(id);
          await insertKey(tx, key, made.digest);
          secret = made.token;
          return key;
        }),
      subject,
    );
    return outcome.ok ? accepted({ apiKey: outcome.value, secret }) : outcome;
  }

  private async managed(tx: Tx, viewer: Viewer, id: ApiKeyId): Promise<Outcome<ApiKey>> {
    const key = await lockKeysLike(tx, viewer.missionId, id);
    const whose = managedBy(viewer);
    return key !== null && (whose === 'MISSION' || whose === key.employerId) ? accepted(key) : refused('NOT_FOUND', { what: 'API key' });
  }

  private async ofManaged(viewer: Viewer, read: (tx: Tx, employerId: EmployerId | null) => Promise<ApiKey[]>): Promise<ApiKey[]> {
    const whose = managedBy(viewer);
    return whose === null ? [] : this.work.run(viewer, (tx) => read(tx, whose === 'MISSION' ? null : whose));
  }
}

type KeyDraft = Pick<ApiKey, 'accountId' | 'employerId' | 'label' | 'scopes'> & { readonly days: number };

/** The employer a key is made for: a partner's own, or the one an administrator names. */
function employerOf(viewer: Viewer, wanted: EmployerId | null): Outcome<EmployerId> {
  const whose = managedBy(viewer);
  const employerId = wanted ?? (whose === 'MISSION' ? null : whose);
  if (employerId === null) return refused('INVALID_INPUT', { field: 'employerId', problem: 'is needed' });
  return whose === 'MISSION' || whose === employerId ? accepted(employerId) : refused('NOT_FOUND', { what: 'employer' });
}
