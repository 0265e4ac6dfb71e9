import { createHash } from 'node:crypto';

import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import type { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { openValue, sealValue } from '../../people/vault/keys/sealing.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { HttpAnswer, RawRequest, RelayEvent } from '../port/relay-port.js';
import type { OpenRelay } from '../relays/relay.js';
import type { RelaysService } from '../relays/relays.service.js';
import type { RelayId } from '../texts/attempt.js';
import { insertEvents, type RelayEventId, type StoredEvent } from './event.store.js';

/** What is kept of something that a relay told: what was read of it, and the bytes it was read from. */
export interface KeptEvent {
  /** Null where the request could not be read. */
  readonly event: RelayEvent | null;
  readonly raw: { readonly method: string; readonly event: string; readonly query: string; readonly body: string };
}

/** The door of relays: what they tell is stored, encrypted, and answered only then. What follows from it is worked out afterwards. */
export class DoorService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly relays: Pick<RelaysService, 'missionOf' | 'openIn'>,
    private readonly keys: Pick<PersonKeys, 'missionKey'>,
  ) {}

  /** The answer that the relay takes for "received"; null for whoever is no relay of ours. Throws where nothing could be stored: the relay asks again. */
  async receive(relayId: string, request: RawRequest): Promise<HttpAnswer | null> {
    const missionId = await this.relays.missionOf(relayId);
    if (missionId === null) return null;
    const key = await this.keys.missionKey(missionId, 'RELAYS');
    return this.work.run(serviceViewer(missionId), async (tx) => {
      const open = await this.relays.openIn(tx, missionId, relayId as RelayId, key);
      if (open === null || !open.adapter.verify(request)) return null;
      if ((await insertEvents(tx, this.eventsOf(open, request, key))) > 0) await requestJob(tx, catalogue.hearTexts, { missionId });
      return open.adapter.ack(request);
    });
  }

  private eventsOf({ relay: { missionId, id: relayId }, adapter }: OpenRelay, request: RawRequest, key: Buffer): readonly StoredEvent[] {
    const raw = { method: request.method, event: request.event, query: request.query, body: request.body.toString('base64') };
    const events: readonly (RelayEvent | null)[] = adapter.parse(request) ?? [null];
    return events.map((event) => {
      const id = newId<RelayEventId>();
      return {
        missionId,
        id,
        relayId,
        eventKey: event?.eventKey ?? unreadableKey(raw),
        names: event?.kind === 'REPORT' ? [event.attemptId, event.externalId].flatMap((name) => name ?? []) : [],
        content: sealValue(key, placeOf(missionId, id), { event, raw } satisfies KeptEvent),
        state: event === null ? 'UNREADABLE' : 'WAITING',
        receivedAt: this.clock.now(),
      };
    });
  }

  /** What an event says. */
  async opened({ missionId, id, content }: StoredEvent): Promise<RelayEvent | null> {
    if (content === null) return null;
    return (openValue(await this.keys.missionKey(missionId, 'RELAYS'), placeOf(missionId, id), content) as KeptEvent).event;
  }
}

const placeOf = (missionId: MissionId, id: RelayEventId): readonly string[] => ['relay_event', 'content', missionId, id];

function unreadableKey(raw: KeptEvent['raw']): string {
  return `unreadable:${createHash('sha256').update(JSON.stringify(raw)).digest('base64url')}`;
}
