import type { JobseekerId } from '../../src/kernel/ids.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { serviceAct, serviceViewer, type Act } from '../../src/platform/viewer.js';
import { ContactsService } from '../../src/sms/contact/contacts.service.js';
import type { SafeContactDraft } from '../../src/sms/contact/safe-contact.js';
import { DoorService } from '../../src/sms/hearing/door.service.js';
import { HearingService } from '../../src/sms/hearing/hearing.service.js';
import { QuestionSources } from '../../src/sms/hearing/question-sources.js';
import { TextUpkeep } from '../../src/sms/hearing/upkeep.service.js';
import type { HttpAnswer, RawRequest } from '../../src/sms/port/relay-port.js';
import type { RelayDraft } from '../../src/sms/relays/relay.js';
import { RelaysService } from '../../src/sms/relays/relays.service.js';
import type { OutgoingText, OutgoingTextId, RelayId } from '../../src/sms/texts/attempt.js';
import { OutgoingTexts, type TextDraft } from '../../src/sms/texts/outgoing-texts.service.js';
import { SendingService } from '../../src/sms/texts/sending.service.js';
import { Office, type Input, type Jobseeker } from '../journeys/office.js';
import { openWorld, type World, type WorldOptions } from '../support/world.js';
import type { Dialect, Told } from './dialects.js';

/** A row as a test reads it. */
export type Row = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** A relay of an office, with what is needed to speak as it. */
export interface TestRelay {
  readonly id: RelayId;
  readonly secret: string;
  readonly dialect: Dialect;
}

const never = new AbortController().signal;
let numbers = 0;

/** An office that texts, through the services of the product. */
export class TextingWorld {
  private constructor(
    readonly world: World,
    readonly office: Office,
    private readonly setNow: (now: Date) => void,
  ) {}

  static async open(options: Omit<WorldOptions, 'clock'> = {}, opensAt = new Date('2026-03-04T09:00:00Z')): Promise<TextingWorld> {
    let now = opensAt;
    const world = await openWorld({ ...options, clock: { now: () => now } });
    return new TextingWorld(world, await Office.open(world), (next) => (now = next));
  }

  at(moment: string): void {
    this.setNow(new Date(moment));
  }

  /** Another office of the same world, so that nothing of the others is in the way. */
  async another(mission: Input = {}): Promise<TextingWorld> {
    return new TextingWorld(this.world, await Office.open(this.world, mission), this.setNow);
  }

  get missionId() {
    return this.office.missionId;
  }
  get viewer() {
    return serviceViewer(this.missionId);
  }
  get relays(): RelaysService {
    return this.world.app.get(RelaysService, { strict: false });
  }
  get contacts(): ContactsService {
    return this.world.app.get(ContactsService, { strict: false });
  }
  get questions(): QuestionSources {
    return this.world.app.get(QuestionSources, { strict: false });
  }
  get door(): DoorService {
    return this.world.app.get(DoorService, { strict: false });
  }
  get upkeep(): TextUpkeep {
    return this.world.app.get(TextUpkeep, { strict: false });
  }

  act(name: string, who = this.office.caseManager): Act {
    return { viewer: who.viewer, name, key: null, digest: '' };
  }

  async relay(dialect: Dialect, url: string, over: Partial<RelayDraft> = {}): Promise<TestRelay> {
    const draft: RelayDraft = {
      name: `relay ${newId()}`,
      kind: dialect.kind,
      settings: dialect.settings(url) as Record<string, unknown>,
      sender: '12345',
      prefixes: ['+'],
      unitsPerSegment: 80,
      currency: 'ETB',
      segmentsPerSecond: 1_000,
      status: 'ON',
      ...over,
    };
    const added = await this.relays.add(serviceAct(this.missionId, 'addRelay'), draft, dialect.outgoing);
    if (!added.ok) throw new Error(added.message);
    return { id: added.value.relay.id, secret: added.value.doorUrl!.split('/').at(-1)!, dialect };
  }

  /** Somebody with a number of their own who agrees to texts and was asked how to be reached. */
  async reachable(contact: Partial<SafeContactDraft> = {}): Promise<{ readonly person: Jobseeker; readonly id: JobseekerId; readonly number: string }> {
    const number = `+2519${String(11_000_000 + (numbers += 1))}`;
    const known = await this.withNumber(number);
    await this.safe(known.id, contact);
    return { ...known, number };
  }

  /** Somebody with this number who agrees to texts. */
  async withNumber(number: string): Promise<{ readonly person: Jobseeker; readonly id: JobseekerId }> {
    const person = await this.office.person();
    await this.office.agrees(person, { purpose: 'SMS' });
    await this.numbers(person, 0, [number]);
    return { person, id: readGlobalId(person.id)!.id as JobseekerId };
  }

  numbers(person: Jobseeker, version: number, all: readonly string[]): Promise<unknown> {
    const phones = all.map((number) => ({ number, whose: 'OWN' }));
    return this.office.act(this.office.caseManager, 'setIdentity', { jobseekerId: person.id, version, phones }, 'KeptIdentity', 'version');
  }

  async safe(id: JobseekerId, contact: Partial<SafeContactDraft> = {}, version = 0): Promise<void> {
    const draft: SafeContactDraft = { phone: 0, seenBy: 'ALONE', texts: 'YES', fromMinute: null, toMinute: null, timeZone: null, quiet: [], language: 'en', codeWord: null, ...contact };
    const set = await this.contacts.set(this.act('setSafeContact'), id, version, draft);
    if (!set.ok) throw new Error(set.message);
  }

  async queue(jobseekerId: JobseekerId, over: Partial<TextDraft> = {}): Promise<OutgoingText> {
    const draft: TextDraft = { to: { jobseekerId }, purpose: 'NOTICE', phrase: 'offer', variables: { code: '4F7Q' }, cause: { kind: 'Test', id: newId(), occasion: '1' }, notAfter: null, ...over };
    const text = await this.tx((tx) => this.world.app.get(OutgoingTexts, { strict: false }).queue(tx, this.viewer, draft));
    if (text === null) throw new Error('nothing was queued');
    return text;
  }

  send(relay: TestRelay): Promise<void> {
    return this.world.app.get(SendingService, { strict: false }).send(this.missionId, relay.id, never);
  }

  /** The relay tells something at our door. */
  tell(relay: TestRelay, told: Told, over: Partial<RawRequest> = {}): Promise<HttpAnswer | null> {
    return this.door.receive(relay.id, { ...told, secret: relay.secret, address: '127.0.0.1', ...over });
  }

  hear(): Promise<void> {
    return this.world.app.get(HearingService, { strict: false }).hear(this.missionId, never);
  }

  /** A text of a number, worked through. */
  async says(relay: TestRelay, from: string, text: string): Promise<void> {
    await this.tell(relay, relay.dialect.inbound(newId().slice(-12), from, text));
    await this.hear();
  }

  tidy(): Promise<void> {
    return this.upkeep.tidy(this.missionId, never);
  }

  tx<T>(work: Parameters<typeof this.world.database.work.run<T>>[1]): Promise<T> {
    return this.world.database.work.run(this.viewer, work);
  }

  rows(query: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.tx((tx) => tx.query(query, [...parameters]));
  }

  async text(id: OutgoingTextId): Promise<Row> {
    return (await this.rows('select * from outgoing_text where id = $1', [id]))[0]!;
  }

  attempts(id: OutgoingTextId): Promise<Row[]> {
    return this.rows('select * from text_attempt where text_id = $1 order by number', [id]);
  }

  tasks(): Promise<Row[]> {
    return this.rows('select kind, subject_kind, priority, due_on::text, due_at, jobseeker_id, key from task order by opened_at, id');
  }
}
