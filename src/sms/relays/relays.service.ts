import { randomBytes } from 'node:crypto';

import type { Clock } from '../../kernel/clock.js';
import { isId, type MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { openValue, sealValue } from '../../people/vault/keys/sealing.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { violatedConstraint } from '../../platform/database/violations.js';
import { newId } from '../../platform/ids.js';
import type { Log } from '../../platform/log/log.js';
import { serviceViewer, type Act, type Viewer } from '../../platform/viewer.js';
import { openRelay } from '../port/adapters.js';
import type { RelaySecrets } from '../port/relay-port.js';
import type { RelayId } from '../texts/attempt.js';
import { quietTimesOf } from '../texts/quiet-hours.js';
import { freshPace, type Pace } from './pace.js';
import { checkRelay, checkTexting, type OpenRelay, type OpenTexting, type Relay, type RelayDraft } from './relay.js';
import { insertRelay, lockPace, missionOfRelay, putPace, putTexting, relayById, relaysOf, textingOf, updateRelay, type Texting } from './relay.store.js';
import type { StoredRelay } from './relay.table.js';

/** A relay, and the address of our door where this call made it. */
export interface RelayWithDoor {
  readonly relay: Relay;
  /** Null where the call repeats an earlier one, or made no new secret: it is shown once. */
  readonly doorUrl: string | null;
}

const NOBODY = refused('NOT_FOUND', { what: 'relay' });

/** The relays of missions. Their secrets are encrypted by a key of the mission, and opened when a relay is spoken to. */
export class RelaysService {
  private readonly missions = new Map<string, MissionId>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly keys: Pick<PersonKeys, 'missionKey'>,
    private readonly ground: { readonly publicUrl: string; readonly log: Log },
  ) {}

  /** Adds a relay. Its address, to be given to the relay, is in the answer of this call and nowhere else. */
  add(act: Act, draft: RelayDraft, outgoing: Readonly<Record<string, string>>): Promise<Outcome<RelayWithDoor>> {
    return this.withSecret(act, async (tx, key, secret) => {
      const checked = checkRelay(draft);
      if (!checked.ok) return checked;
      const { missionId } = act.viewer;
      const id = newId<RelayId>();
      const relay: Relay = { missionId, id, ...checked.value, version: 1, createdAt: this.clock.now() };
      await insertRelay(tx, { ...relay, secrets: sealed(key, relay, { incoming: [secret], outgoing }) }, freshPace(relay.segmentsPerSecond, this.clock.now()));
      return accepted(relay);
    });
  }

  /** Changes a relay; `outgoing` null keeps what the relay knows us by. Its kind stays: another kind is another relay. */
  change(act: Act, id: RelayId, version: number, draft: Outcome<Omit<RelayDraft, 'kind'>>, outgoing: Readonly<Record<string, string>> | null): Promise<Outcome<Relay>> {
    return this.named(async () => {
      const key = await this.keys.missionKey(act.viewer.missionId, 'RELAYS');
      return this.work.act(act, async (tx): Promise<Outcome<Relay>> => {
        const stored = await relayById(tx, act.viewer.missionId, id);
        if (stored === null) return NOBODY;
        if (!draft.ok) return draft;
        const checked = checkRelay({ ...draft.value, kind: stored.kind });
        if (!checked.ok) return checked;
        const secrets = outgoing === null ? stored.secrets : sealed(key, stored, { ...opened(key, stored), outgoing });
        const written = await updateRelay(tx, { ...stored, ...checked.value, secrets, version });
        return written === null ? refused('STALE_EDIT', { what: 'relay', version: stored.version }) : accepted(withoutSecrets(written));
      });
    });
  }

  /** A new secret of our door. The one before stays live until the next change, so that the relay can be told in peace; one before that ends. */
  rotate(act: Act, id: RelayId): Promise<Outcome<RelayWithDoor>> {
    return this.withSecret(act, async (tx, key, secret) => {
      const stored = await relayById(tx, act.viewer.missionId, id);
      if (stored === null) return NOBODY;
      const { incoming, outgoing } = opened(key, stored);
      return this.kept(tx, stored, sealed(key, stored, { incoming: [secret, ...incoming.slice(0, 1)], outgoing }));
    });
  }

  /** Ends every secret of our door but the newest. */
  async retire(act: Act, id: RelayId): Promise<Outcome<Relay>> {
    const key = await this.keys.missionKey(act.viewer.missionId, 'RELAYS');
    return this.work.act(act, async (tx): Promise<Outcome<Relay>> => {
      const stored = await relayById(tx, act.viewer.missionId, id);
      if (stored === null) return NOBODY;
      const { incoming, outgoing } = opened(key, stored);
      return this.kept(tx, stored, sealed(key, stored, { incoming: incoming.slice(0, 1), outgoing }));
    });
  }

  /** The relays of the viewer's mission, without secrets. */
  list(viewer: Viewer): Promise<Relay[]> {
    return this.work.run(viewer, async (tx) => (await relaysOf(tx, viewer.missionId)).map(withoutSecrets));
  }

  /** As `list`, in a transaction of the caller's. */
  async listIn(tx: Tx, missionId: MissionId): Promise<Relay[]> {
    return (await relaysOf(tx, missionId)).map(withoutSecrets);
  }

  /** The mission at whose door this relay calls; null for none. A relay stays where it is, so those that are known are remembered. */
  async missionOf(relayId: string): Promise<MissionId | null> {
    const known = this.missions.get(relayId);
    if (known !== undefined || !isId(relayId)) return known ?? null;
    const found = await this.work.outside((tx) => missionOfRelay(tx, relayId));
    if (found !== null) this.missions.set(relayId, found);
    return found;
  }

  /** A relay that can be spoken to; null where there is none any more. */
  async open(missionId: MissionId, id: RelayId): Promise<OpenRelay | null> {
    const key = await this.keys.missionKey(missionId, 'RELAYS');
    return this.work.run(serviceViewer(missionId), (tx) => this.openIn(tx, missionId, id, key));
  }

  /** As `open`, in a transaction of the caller's, who has the key of the mission for relays. */
  async openIn(tx: Tx, missionId: MissionId, id: RelayId, key: Buffer): Promise<OpenRelay | null> {
    const stored = await relayById(tx, missionId, id);
    return stored === null ? null : this.spokenTo(key, stored);
  }

  /** The pace of a relay, locked in the caller's transaction. */
  lockPace(tx: Tx, missionId: MissionId, id: RelayId): Promise<Pace | null> {
    return lockPace(tx, missionId, id);
  }

  putPace(tx: Tx, missionId: MissionId, id: RelayId, pace: Pace): Promise<void> {
    return putPace(tx, missionId, id, pace);
  }

  /** Whether the mission sends at all, and when nobody is texted. */
  texting(tx: Tx, missionId: MissionId): Promise<Texting> {
    return textingOf(tx, missionId);
  }

  /** As `texting`, for staff. */
  readTexting(viewer: Viewer): Promise<OpenTexting> {
    return this.work.run(viewer, async (tx) => shownTexting(await textingOf(tx, viewer.missionId)));
  }

  /** Says whether the mission texts at all. OFF holds from the next text on; what waits goes on waiting until it is too late for it. */
  setTexting(act: Act, draft: OpenTexting): Promise<Outcome<OpenTexting>> {
    return this.work.act(
      act,
      async (tx): Promise<Outcome<OpenTexting>> => {
        const checked = checkTexting(draft);
        if (!checked.ok) return checked;
        const { missionId } = act.viewer;
        if (!(await putTexting(tx, missionId, checked.value))) return refused('STALE_EDIT', { what: 'texting', version: (await textingOf(tx, missionId)).version });
        return accepted(shownTexting(await textingOf(tx, missionId)));
      },
      () => null,
    );
  }

  private spokenTo(key: Buffer, stored: StoredRelay): OpenRelay {
    const secrets = opened(key, stored);
    const relay = withoutSecrets(stored);
    const { kind, settings, sender, unitsPerSegment } = relay;
    return { relay, adapter: openRelay(kind, settings, { secrets, doorUrl: this.doorUrl(relay.id, secrets.incoming[0] ?? ''), sender, unitsPerSegment }, this.ground.log) };
  }

  private doorUrl(id: RelayId, secret: string): string {
    return `${this.ground.publicUrl}/relays/${id}/${secret}`;
  }

  private async kept(tx: Tx, stored: StoredRelay, secrets: Buffer): Promise<Outcome<Relay>> {
    const written = await updateRelay(tx, { ...stored, secrets });
    return written === null ? refused('STALE_EDIT', { what: 'relay', version: stored.version }) : accepted(withoutSecrets(written));
  }

  /** The secret leaves by the answer of this call alone: what is kept for a repeated call does not hold it. */
  private withSecret(act: Act, write: (tx: Tx, key: Buffer, secret: string) => Promise<Outcome<Relay>>): Promise<Outcome<RelayWithDoor>> {
    return this.named(async () => {
      const key = await this.keys.missionKey(act.viewer.missionId, 'RELAYS');
      const secret = randomBytes(24).toString('base64url');
      let made = false;
      const outcome = await this.work.act(act, async (tx) => {
        made = true;
        return write(tx, key, secret);
      });
      return outcome.ok ? accepted({ relay: outcome.value, doorUrl: made ? this.doorUrl(outcome.value.id, secret) : null }) : outcome;
    });
  }

  private async named<T>(write: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await write();
    } catch (error) {
      if (violatedConstraint(error) === 'relay_name') return refused('ALREADY_EXISTS', { what: 'relay', field: 'name' });
      throw error;
    }
  }
}

const shownTexting = ({ status, genuineNumber, quiet, version }: Texting): OpenTexting => ({ status, genuineNumber, quiet: quietTimesOf(quiet), version });

const placeOf = ({ missionId, id }: Pick<Relay, 'missionId' | 'id'>): readonly string[] => ['relay', 'secrets', missionId, id];

function sealed(key: Buffer, relay: Pick<Relay, 'missionId' | 'id'>, secrets: RelaySecrets): Buffer {
  return sealValue(key, placeOf(relay), secrets);
}

function opened(key: Buffer, stored: StoredRelay): RelaySecrets {
  return openValue(key, placeOf(stored), stored.secrets) as RelaySecrets;
}

function withoutSecrets({ secrets: _, ...relay }: StoredRelay): Relay {
  return relay;
}
