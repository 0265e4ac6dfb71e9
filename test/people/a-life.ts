import type { Input, Jobseeker, Office, Vacancy } from '../journeys/office.js';
import { Offering, type Offer } from '../outcomes/offering.js';
import type { Person } from '../support/world.js';

/** A person under way through the service, as the property of withdrawal walks them. Later parts add acts and looks. */
export interface Life {
  readonly office: Office;
  readonly person: Jobseeker;
  readonly post: Vacancy;
  /** Speaks for the employer of the post. */
  readonly partner: Person;
}

const disclosure = (life: Life, step: string): Input => ({ purpose: 'DISCLOSURE', employerId: life.office.employer.id, step });

/** What may happen to a person, in any order; what is not possible at the moment is refused and changes nothing. */
export const acts: Readonly<Record<string, (life: Life) => Promise<unknown>>> = {
  agrees: ({ office, person }) => office.agrees(person, { purpose: 'MATCHING' }),
  agreesToEmployer: (life) => life.office.agrees(life.person, disclosure(life, 'CANDIDATE')),
  agreesToName: (life) => life.office.agrees(life.person, disclosure(life, 'NAME')),
  agreesToPhone: (life) => life.office.agrees(life.person, disclosure(life, 'PHONE')),
  agreesToSharing: ({ office, person }) => office.agrees(person, { purpose: 'SHARING', office: 'RETURN_OFFICE' }),
  takesBack: ({ office, person }) => office.takesBack(person, { purpose: 'MATCHING' }),
  pauses: (life) => moves(life, 'PAUSED'),
  comesBack: (life) => moves(life, 'ACTIVE'),
  isClosed: (life) => moves(life, 'CLOSED'),
  isMatched: ({ office }) => office.refresh(),
  isPutForward: ({ office, person, post }) => office.attempt(office.officer, 'putForward', { openingId: post.id, jobseekerId: person.id }, 'Candidacy', 'id'),
  isOffered: async (life) => {
    const [offers, drawn] = [new Offering(life.office), await new Offering(life.office).drafts(life.post, [life.person])];
    for (const { id } of (drawn.changed ?? []) as Offer[]) {
      await offers.approve([id]);
      await offers.send([id]);
    }
  },
  isInterested: (life) => onOffers(life, (offers, offer) => offers.answer(offer, 'INTERESTED')),
  releasesForOffer: (life) => onOffers(life, (offers, offer) => offers.release(offer)),
  isConfirmed: (life) => onOffers(life, (offers, offer) => offers.employer(offer, 'CONFIRM')),
  timeOfOffersPasses: ({ office }) => new Offering(office).timePasses(),
  releasesName: (life) => releases(life, 'NAME'),
  releasesPhone: (life) => releases(life, 'PHONE'),
};

/** The way on which most becomes known of a person: stopping is tried at every place of it. */
export const way: readonly (keyof typeof acts)[] = ['agrees', 'isMatched', 'agreesToEmployer', 'isPutForward', 'agreesToName', 'releasesName', 'agreesToPhone', 'releasesPhone', 'isOffered', 'isInterested', 'releasesForOffer', 'isConfirmed'];

/** How a person may stop all of it, each by one word. */
export const stops: Readonly<Record<string, (life: Life) => Promise<unknown>>> = {
  consent: ({ office, person }) => office.takesBack(person, { purpose: 'MATCHING' }),
  consentHeardByOthers: ({ office, person }) => office.takesBack(person, { purpose: 'MATCHING' }, office.officer),
  withdrawal: (life) => moves(life, 'WITHDRAWN'),
  pause: (life) => moves(life, 'PAUSED'),
};

/** Where somebody might still show; each must be empty after the person stopped. */
export const looks: Readonly<Record<string, (life: Life) => Promise<readonly unknown[]>>> = {
  candidates: async ({ office, person, post }) => (await office.candidates(post)).filter((handle) => handle === person.handle),
  openingsFor: ({ office, person }) => office.openingsFor(person),
  nearMisses: async ({ office, person, post }) => {
    const query = 'query ($id: ID!) { nearMissesForOpening(openingId: $id, first: 50) { jobseeker { handle } } }';
    const { nearMissesForOpening } = await office.ask(office.officer, query, { id: post.id });
    return nearMissesForOpening.filter((miss: { jobseeker: Jobseeker }) => miss.jobseeker.handle === person.handle);
  },
  cards: async (life) => {
    const own = await candidacies(life);
    return (await cardsSeen(life)).filter((card) => own.some((each) => each.id === card.id));
  },
  steps,
  runningOffers: async (life) => {
    await new Offering(life.office).timePasses();
    return (await openOffers(life)).filter(({ heldSince }) => heldSince === null);
  },
  identities: async (life) => {
    const read = 'query ($id: ID!) { candidateCard(id: $id) { id } releasedIdentity(candidateId: $id) { name } node(id: $id) { id } }';
    const answers = await Promise.all((await candidacies(life)).map(({ id }) => life.office.ask(life.partner, read, { id })));
    return answers.filter(({ candidateCard, releasedIdentity, node }) => candidateCard !== null || releasedIdentity !== null || node !== null);
  },
};

/** Does something with every offer of a person of which something may still come. */
async function onOffers(life: Life, work: (offers: Offering, offer: Offer) => Promise<unknown>): Promise<void> {
  const offers = new Offering(life.office);
  for (const offer of await openOffers(life)) await work(offers, offer);
}

async function openOffers({ office, person }: Life): Promise<readonly Offer[]> {
  const query = 'query ($id: ID!) { offers(jobseekerId: $id, open: true, first: 100) { edges { node { id state heldSince } } } }';
  return (await office.ask(office.officer, query, { id: person.id })).offers.edges.map((edge: { node: Offer }) => edge.node);
}

/** Steps that were taken with a person's offers all the same, each tried: no offer may come any further. */
async function steps(life: Life): Promise<readonly string[]> {
  const offers = new Offering(life.office);
  const taken: string[] = [];
  const drawn = await offers.drafts(life.post, [life.person]);
  if (drawn.changed !== undefined) taken.push('draft');
  for (const offer of await openOffers(life)) {
    const tries: Record<string, { readonly message?: unknown; readonly heard?: unknown }> = {
      approve: await offers.approve([offer.id]),
      send: await offers.send([offer.id], { beyondFew: 'constructed' }),
      interest: await offers.answer(offer, 'INTERESTED'),
      release: await offers.release(offer),
      interview: await offers.employer(offer, 'INTERVIEW'),
      confirm: await offers.employer(offer, 'CONFIRM'),
      accept: await offers.accept(offer),
    };
    for (const [name, { message, heard }] of Object.entries(tries)) if (typeof message !== 'string' && (heard === undefined || heard === 'RECORDED')) taken.push(name);
  }
  return taken;
}

async function cardsSeen({ office, partner, post }: Life): Promise<readonly { readonly id: string }[]> {
  const { candidateCards } = await office.ask(partner, 'query ($id: ID!) { candidateCards(openingId: $id, first: 100) { edges { node { id } } } }', { id: post.id });
  return candidateCards.edges.map((edge: { node: { id: string } }) => edge.node);
}

async function candidacies({ office, person, post }: Life): Promise<readonly { readonly id: string; readonly jobseekerId: string }[]> {
  const { candidacies: all } = await office.ask(office.officer, 'query ($id: ID!) { candidacies(openingId: $id) { id jobseekerId } }', { id: post.id });
  return all.filter((each: { jobseekerId: string }) => each.jobseekerId === person.id);
}

async function releases(life: Life, step: string): Promise<void> {
  for (const { id } of await candidacies(life))
    await life.office.attempt(life.office.caseManager, 'releaseIdentity', { id, step, heardFirmOwnerAndPlace: true }, 'Candidacy', 'id');
}

function moves({ office, person }: Life, to: string): Promise<unknown> {
  return office.attempt(office.caseManager, 'moveJobseeker', { id: person.id, to, reason: 'constructed' }, 'Jobseeker', 'id');
}
