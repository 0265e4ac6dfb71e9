import type { MissionId } from '../../src/kernel/ids.js';
import { OffersInTime } from '../../src/outcomes/offers/offers-in-time.service.js';
import type { Input, Jobseeker, Office, Vacancy } from '../journeys/office.js';
import { reachable, recordingRelay, sendTexts } from '../sms/reachable.js';
import type { Person, World } from '../support/world.js';

export interface Offer {
  readonly id: string;
  readonly state: string;
  readonly heldSince: string | null;
  readonly [field: string]: unknown;
}

const FIELDS = `id code state heldSince holdReason sentAt deliveredAt expiresOn remindedAt endedAt endReason candidacyId jobseekerId openingId version`;
const BULK = `changed { ${FIELDS} } refused { at why { code message facts { name value } } }`;

/** Offers of an office, as its staff work with them, through GraphQL alone. */
export class Offering {
  private readonly signal = new AbortController().signal;

  constructor(
    readonly office: Office,
    private readonly missionId: MissionId = office.missionId,
  ) {}

  get world(): World {
    return this.office.world;
  }

  disclosure(step: string, employer = this.office.employer): Input {
    return { purpose: 'DISCLOSURE', employerId: employer.id, step };
  }

  /** Somebody who agrees to texts and can be reached by them. */
  async person(profile: Input = {}, over: Input = {}): Promise<Jobseeker> {
    await recordingRelay(this.world, this.missionId);
    const person = await this.office.person(profile, over);
    await this.office.agrees(person, { purpose: 'SMS' });
    await reachable(this.office, person);
    return person;
  }

  drafts(post: Vacancy, people: readonly Jobseeker[], who: Person = this.office.officer) {
    return this.office.attempt(who, 'draftOffers', { openingId: post.id, jobseekerIds: people.map(({ id }) => id) }, 'OffersChanged', BULK);
  }

  approve(ids: readonly string[], who: Person = this.office.officer) {
    return this.office.attempt(who, 'approveOffers', { ids }, 'OffersChanged', BULK);
  }

  send(ids: readonly string[], over: Input = {}, who: Person = this.office.officer) {
    return this.office.attempt(who, 'sendOffers', { ids, ...over }, 'OffersChanged', BULK);
  }

  withdraw(ids: readonly string[], who: Person = this.office.officer) {
    return this.office.attempt(who, 'withdrawOffers', { ids, reason: 'MISTAKE', note: 'constructed' }, 'OffersChanged', BULK);
  }

  /** Drawn up and approved. */
  async approved(post: Vacancy, person: Jobseeker): Promise<Offer> {
    return one(await this.approve([one(await this.drafts(post, [person])).id]));
  }

  async sent(post: Vacancy, person: Jobseeker): Promise<Offer> {
    return one(await this.send([(await this.approved(post, person)).id]));
  }

  answer({ id }: Pick<Offer, 'id'>, answer: string, over: Input = {}, who: Person = this.office.caseManager) {
    return this.office.attempt(who, 'answerOffer', { id, answer, channel: 'CALL', ...over }, 'AnsweredOffer', `heard offer { ${FIELDS} }`);
  }

  pause({ id }: Pick<Offer, 'id'>, onHold: boolean, who: Person = this.office.caseManager) {
    return this.office.attempt(who, 'pauseOffer', { id, onHold }, 'Offer', FIELDS);
  }

  release({ id }: Pick<Offer, 'id'>, over: Input = {}, who: Person = this.office.caseManager) {
    const said = { id, channel: 'CALL', language: 'am', understood: true, heardFirmOwnerAndPlace: true, withPhone: false, ...over };
    return this.office.attempt(who, 'releaseOffer', said, 'Offer', FIELDS);
  }

  accept({ id }: Pick<Offer, 'id'>, over: Input = {}, who: Person = this.office.caseManager) {
    const said = { id, channel: 'VISIT', language: 'am', understood: true, heardTerms: true, heardFreedoms: true, ...over };
    return this.office.attempt(who, 'acceptOffer', said, 'Offer', FIELDS);
  }

  employer({ id }: Pick<Offer, 'id'>, answer: string, over: Input = {}, who: Person = this.office.officer) {
    return this.office.attempt(who, 'recordEmployerAnswer', { id, answer, channel: 'CALL', ...over }, 'Offer', FIELDS);
  }

  /** Sent, and the person wants to hear more. */
  async interested(post: Vacancy, person: Jobseeker): Promise<Offer> {
    const offer = await this.sent(post, person);
    return taken(await this.answer(offer, 'INTERESTED')).offer;
  }

  /** The employer knows who the person is. */
  async released(post: Vacancy, person: Jobseeker, employer = this.office.employer): Promise<Offer> {
    const offer = await this.interested(post, person);
    for (const step of ['CANDIDATE', 'NAME']) await this.office.agrees(person, this.disclosure(step, employer));
    return taken(await this.release(offer));
  }

  /** A seat is kept for the person. */
  async confirmed(post: Vacancy, person: Jobseeker, employer = this.office.employer): Promise<Offer> {
    return taken(await this.employer(await this.released(post, person, employer), 'CONFIRM'));
  }

  async accepted(post: Vacancy, person: Jobseeker): Promise<Offer> {
    return taken(await this.accept(await this.confirmed(post, person)));
  }

  async now({ id }: Pick<Offer, 'id'>, fields = FIELDS, who: Person = this.office.officer): Promise<Offer> {
    return (await this.office.ask(who, `query ($id: ID!) { node(id: $id) { ... on Offer { ${fields} } } }`, { id })).node;
  }

  async history(offer: Pick<Offer, 'id'>): Promise<readonly { readonly act: string; readonly to: string; readonly actor: string; readonly note: string | null; readonly language: string | null; readonly channel: string | null }[]> {
    return (await this.now(offer, 'history { number act from to actor channel language reason note }'))['history'] as never;
  }

  /** Texts to a person, the oldest first. */
  async texts(person: Jobseeker): Promise<readonly string[]> {
    const query = 'query ($id: ID!) { textConversation(jobseekerId: $id, first: 100) { edges { node { phrase status } } } }';
    const { textConversation } = await this.office.ask(this.office.caseManager, query, { id: person.id });
    return (textConversation.edges as { node: { phrase: string; status: string } }[]).map(({ node }) => `${node.phrase} ${node.status}`).reverse();
  }

  /** Open tasks of a person's case. */
  async tasks(person: Jobseeker, status: string | null = 'OPEN'): Promise<readonly { readonly kind: string; readonly subjectKind: string; readonly dueOn: string; readonly status: string }[]> {
    const query = 'query ($id: ID!, $status: TaskStatus) { tasks(jobseekerId: $id, status: $status, first: 100) { edges { node { kind subjectKind dueOn status priority } } } }';
    const { tasks } = await this.office.ask(this.office.officer, query, { id: person.id, status });
    return tasks.edges.map((edge: { node: unknown }) => edge.node);
  }

  async seats(post: Vacancy): Promise<{ readonly status: string; readonly seatsTaken: number }> {
    return (await this.office.ask(this.office.officer, 'query ($id: ID!) { vacancy(id: $id) { status seatsTaken } }', { id: post.id })).vacancy;
  }

  /** What the job of sending texts does. */
  relay(): Promise<void> {
    return sendTexts(this.world, this.missionId);
  }

  /** What the job of offers does. */
  timePasses(): Promise<void> {
    return this.world.app.get(OffersInTime, { strict: false }).run(this.missionId, this.signal);
  }
}

export function one(answer: { code?: string; message?: string; changed?: readonly Offer[]; refused?: readonly { why: { code: string; message: string } }[] }): Offer {
  const [offer] = answer.changed ?? [];
  if (offer === undefined) throw new Error(`${answer.code ?? answer.refused?.[0]?.why.code} ${answer.message ?? answer.refused?.[0]?.why.message}`);
  return offer;
}

export function taken<T extends { code?: unknown; message?: unknown }>(answer: T): T {
  // An offer has a code of its own; what a refusal has is a message.
  if (typeof answer.message === 'string') throw new Error(`${String(answer.code)} ${answer.message}`);
  return answer;
}
