import type { JobseekerId } from '../kernel/ids.js';
import type { IdentitiesService } from '../people/vault/identities/identities.service.js';
import type { ContactsService } from '../sms/contact/contacts.service.js';
import type { RelaysService } from '../sms/relays/relays.service.js';
import type { RelayId } from '../sms/texts/attempt.js';
import { act, value } from './employers-made.js';
import type { SampleViewer } from './sample-accounts.js';

/** What people are made reachable with. */
export interface TextingServices {
  readonly relays: RelaysService;
  readonly identities: IdentitiesService;
  readonly contacts: ContactsService;
}

/** The relay of a constructed mission: it records that something would have gone out, and sends nothing. Made once. */
export async function makeRelay({ relays }: Pick<TextingServices, 'relays'>, admin: SampleViewer, currency: string): Promise<RelayId> {
  const [known] = await relays.list(admin);
  if (known !== undefined) return known.id;
  const terms = { name: 'Recording (constructed)', kind: 'RECORDING', settings: {}, sender: '12345', prefixes: ['+'], unitsPerSegment: 150, currency, segmentsPerSecond: 1_000, status: 'ON' } as const;
  return value(await relays.add(act(admin, 'addRelay'), terms, {})).relay.id;
}

/** Gives a constructed person a made-up number, to which nothing is ever sent, and says that they can be texted. */
export async function makeReachable({ identities, contacts }: Omit<TextingServices, 'relays'>, caseManager: SampleViewer, id: JobseekerId, number: string): Promise<void> {
  const kept = await identities.set(act(caseManager, 'setIdentity'), id, 0, { phones: [{ number, whose: 'OWN' }] });
  // A start that was killed after this step had written the number already.
  if (!kept.ok && kept.code !== 'STALE_EDIT') value(kept);
  const said = { phone: 0, seenBy: 'ALONE', texts: 'YES', fromMinute: null, toMinute: null, timeZone: null, quiet: [], language: 'en', codeWord: null } as const;
  value(await contacts.set(act(caseManager, 'setSafeContact'), id, 0, said));
}
