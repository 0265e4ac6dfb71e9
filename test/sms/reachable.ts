import type { JobseekerId, MissionId } from '../../src/kernel/ids.js';
import { IdentitiesService } from '../../src/people/vault/identities/identities.service.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { serviceAct, serviceViewer, type Act } from '../../src/platform/viewer.js';
import { ContactsService } from '../../src/sms/contact/contacts.service.js';
import type { SafeContactDraft } from '../../src/sms/contact/safe-contact.js';
import { RelaysService } from '../../src/sms/relays/relays.service.js';
import type { RelayId } from '../../src/sms/texts/attempt.js';
import { SendingService } from '../../src/sms/texts/sending.service.js';
import type { Office, Jobseeker } from '../journeys/office.js';
import type { World } from '../support/world.js';

const never = new AbortController().signal;
let numbers = 0;

/** What somebody says who may be texted at any hour: what a test says of hours is said by itself. */
export const anyHour: SafeContactDraft = { phone: 0, seenBy: 'ALONE', texts: 'YES', fromMinute: 0, toMinute: 1_440, timeZone: null, quiet: [], language: 'en', codeWord: null };

/** Gives somebody of the case manager a number of their own and a safe contact. What consent says is said by itself. */
export async function reachable(office: Office, { id }: Pick<Jobseeker, 'id'>, contact: Partial<SafeContactDraft> = {}): Promise<string> {
  const number = `+2519${String(33_000_000 + (numbers += 1))}`;
  const person = readGlobalId(id)!.id as JobseekerId;
  const get = <T>(type: new (...args: never[]) => T): T => office.world.app.get(type, { strict: false });
  const act = (name: string): Act => ({ viewer: office.caseManager.viewer, name, key: null, digest: '' });
  const kept = await get(IdentitiesService).set(act('setIdentity'), person, 0, { phones: [{ number, whose: 'OWN' }] });
  if (!kept.ok) throw new Error(kept.message);
  const set = await get(ContactsService).set(act('setSafeContact'), person, 0, { ...anyHour, ...contact });
  if (!set.ok) throw new Error(set.message);
  return number;
}

const recording = new Map<MissionId, Promise<RelayId>>();

/** The recording relay of a mission, which takes every number; made when it is first asked for, once for all who ask at once. */
export function recordingRelay(world: World, missionId: MissionId): Promise<RelayId> {
  const made = recording.get(missionId) ?? makeRecordingRelay(world, missionId);
  recording.set(missionId, made);
  return made;
}

async function makeRecordingRelay(world: World, missionId: MissionId): Promise<RelayId> {
  const relays = world.app.get(RelaysService, { strict: false });
  const [found] = await relays.list(serviceViewer(missionId));
  if (found !== undefined) return found.id;
  const terms = { name: 'Recording', kind: 'RECORDING', settings: {}, sender: '12345', prefixes: ['+'], unitsPerSegment: 0, currency: 'ETB', segmentsPerSecond: 1_000, status: 'ON' } as const;
  const added = await relays.add(serviceAct(missionId, 'addRelay'), terms, {});
  if (!added.ok) throw new Error(added.message);
  return added.value.relay.id;
}

/** What the job of sending does. */
export async function sendTexts(world: World, missionId: MissionId): Promise<void> {
  await world.app.get(SendingService, { strict: false }).send(missionId, await recordingRelay(world, missionId), never);
}
