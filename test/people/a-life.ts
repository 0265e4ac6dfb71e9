import type { Input, Jobseeker, Office, Vacancy } from '../journeys/office.js';

/** A person under way through the service, as the property of withdrawal walks them. Later parts add acts and looks. */
export interface Life {
  readonly office: Office;
  readonly person: Jobseeker;
  readonly post: Vacancy;
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
};

/** How a person may stop all of it, each by one word. */
export const stops: Readonly<Record<string, (life: Life) => Promise<unknown>>> = {
  consent: ({ office, person }) => office.takesBack(person, { purpose: 'MATCHING' }),
  consentHeardByOthers: ({ office, person }) => office.takesBack(person, { purpose: 'MATCHING' }, office.officer),
  withdrawal: (life) => moves(life, 'WITHDRAWN'),
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
};

function moves({ office, person }: Life, to: string): Promise<unknown> {
  return office.attempt(office.caseManager, 'moveJobseeker', { id: person.id, to, reason: 'constructed' }, 'Jobseeker', 'id');
}
