import type { MissionId } from '../../src/kernel/ids.js';
import type { Role } from '../../src/platform/viewer.js';
import { makeMission } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import type { Answer, Person, World } from '../support/world.js';

/** Places by their GeoNames ids. */
export const ADAMA = 330186;
export const ADDIS_ABABA = 344979;
export const NAIROBI = 184745;
export const CAIRO = 360630;

/** Concepts of the starter vocabulary. */
export const BAKER = 'http://data.europa.eu/esco/occupation/1aadb308-432a-4d01-b54b-b4f7f76dd419';
export const PASTRY_COOK = 'http://data.europa.eu/esco/occupation/ff42d44c-34f8-46be-ad3a-2aad9a5e43f0';
export const TRUCK_DRIVER = 'http://data.europa.eu/esco/occupation/45037d43-a8f5-4f46-b332-b2935bc305f4';
export const FORKLIFT_DRIVER = 'http://data.europa.eu/esco/occupation/eeac6251-1974-42f5-91ed-513c6c883755';
export const MAKE_DOUGH = 'urn:rejoin:skill:make-dough';
export const BAKE_BREAD = 'urn:rejoin:skill:bake-bread';
export const DRIVE_FORKLIFT = 'http://data.europa.eu/esco/skill/28cb374e-6261-4133-8371-f9a5470145da';

/** Input of the API as a test writes it; a wrong field is found by the API. */
export type Input = Readonly<Record<string, unknown>>;

export interface Jobseeker {
  readonly id: string;
  readonly handle: string;
  readonly version: number;
}

export interface Employer {
  readonly id: string;
  readonly version: number;
}

export interface Vacancy {
  readonly id: string;
  readonly version: number;
}

/** A requirement of a pair as the API explains it. */
export interface Explained {
  readonly name: string;
  readonly rules: readonly string[];
  readonly met: boolean;
  readonly code: string | null;
  readonly standing: string | null;
  readonly sentence: string;
  readonly facts: readonly Fact[];
  readonly changes: readonly { readonly by: string; readonly action: string; readonly sentence: string; readonly facts: readonly Fact[] }[];
}

interface Fact {
  readonly name: string;
  readonly value: string;
}

/** A pair as the API explains it. */
export interface Pair {
  readonly score: number;
  readonly matches: boolean;
  readonly asOf: string;
  readonly summary: string;
  readonly requirements: readonly Explained[];
  readonly parts: readonly { readonly signal: string; readonly value: number | null; readonly contribution: number }[];
}

const EXPLANATION = `matches asOf summary
  requirements { name rules met code standing sentence facts { name value } changes { by action sentence facts { name value } } }
  parts { signal value contribution }`;

/** Terms that ask for nothing but an adult in reach, in an occupation without dangers. */
export const plainPost: Input = {
  title: 'Constructed post',
  occupationUri: BAKER,
  geonameId: ADAMA,
  seats: 2,
  pay: { min: 500_000, max: 600_000, currency: 'ETB', period: 'MONTH' },
};

/** A person who lives where the plain post is and has been asked nothing else. */
export const plainProfile: Input = { placeId: ADAMA };

const ADULT: Input = { adultOn: '2020-01-01' };

/** The office of a mission of its own, at work through the API alone: whatever it makes, changes and asks goes through GraphQL. */
export class Office {
  private constructor(
    readonly world: World,
    readonly missionId: MissionId,
    readonly officer: Person,
    readonly caseManager: Person,
    readonly admin: Person,
    /** Has pledged and is verified. */
    readonly employer: Employer,
  ) {}

  static async open(world: World, mission: Input = {}): Promise<Office> {
    const missionId = await makeMission(world.database, mission);
    const signIn = (role: Role) => world.signIn([role], { missionId });
    const [officer, caseManager, admin] = await Promise.all([signIn('JOB_PLACEMENT_OFFICER'), signIn('CASE_MANAGER'), signIn('ADMIN')]);
    const unemployed = new Office(world, missionId, officer, caseManager, admin, { id: '', version: 0 });
    const employer = await unemployed.judged(await unemployed.unverified(), 'verifyEmployer');
    return new Office(world, missionId, officer, caseManager, admin, employer);
  }

  /** Somebody else of this mission. */
  signIn(...roles: Role[]): Promise<Person> {
    return this.world.signIn(roles, { missionId: this.missionId });
  }

  /** Brings the stored lists up to date. */
  refresh(): Promise<void> {
    return this.world.refresh(this.missionId);
  }

  /** Waits until a worker has brought every change of this mission into the stored lists, and runs on none. */
  upToDate(milliseconds = 10_000): Promise<void> {
    return eventually('the lists show everything', async () => {
      const { market } = await this.ask(this.officer, '{ market { asOf lagSeconds runs { state } } }');
      const isRunning = (market.runs as { state: string }[]).some((run) => run.state === 'RUNNING');
      return market.asOf !== null && market.lagSeconds === null && !isRunning;
    }, milliseconds);
  }

  /** Asks and must be answered. */
  async ask(who: Person, query: string, variables: object = {}): Promise<Answer['data']> {
    const answer = await this.world.ask(who, query, variables);
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }

  /** The code with which a question is refused; null for an answer. */
  async refusalOf(who: Person, query: string, variables: object = {}): Promise<unknown> {
    const { errors } = await this.world.ask(who, query, variables);
    return errors === undefined ? null : errors[0]?.extensions?.['code'];
  }

  /** Runs one mutation and gives the member of its union; `fields` are those of the record. */
  async attempt(who: Person, name: string, input: Input, record: string, fields: string): Promise<Answer['data']> {
    const type = INPUTS[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Refused { code message facts { name value } } ... on ${record} { ${fields} } } }`;
    return (await this.ask(who, query, { input }))[name];
  }

  /** As `attempt`, and it must be accepted. */
  async act(who: Person, name: string, input: Input, record: string, fields: string): Promise<Answer['data']> {
    const answer = await this.attempt(who, name, input, record, fields);
    if (answer.__typename === 'Refused') throw new Error(`${name} was refused: ${answer.code} ${answer.message}`);
    return answer;
  }

  /** An employer that has pledged and that nobody has checked yet. */
  async unverified(over: Input = {}): Promise<Employer> {
    const draft = { name: 'Constructed employer', legalForm: 'COMPANY', size: 'SMALL', country: 'ET', geonameId: ADAMA, ...over };
    const { id } = await this.act(this.officer, 'createEmployer', draft, 'Employer', 'id');
    return this.act(this.officer, 'signPledge', { id, signatory: 'owner' }, 'Employer', 'id version');
  }

  /** The employer after a decision of the officer: `verifyEmployer`, `suspendEmployer` and so on. */
  judged({ id, version }: Employer, decision: string): Promise<Employer> {
    return this.act(this.officer, decision, { id, version, reason: 'constructed' }, 'Employer', 'id version');
  }

  /** A vacancy that nobody has published yet. */
  draft(terms: Input = {}, employer: Employer = this.employer): Promise<Vacancy> {
    return this.act(this.officer, 'createVacancy', { employerId: employer.id, terms: { ...plainPost, ...terms } }, 'Vacancy', 'id version');
  }

  /** A published vacancy. */
  async post(terms: Input = {}, employer: Employer = this.employer): Promise<Vacancy> {
    const { id, version } = await this.draft(terms, employer);
    return this.act(this.officer, 'publishVacancy', { id, version }, 'Vacancy', 'id version');
  }

  /** An adult with this profile, accompanied by the case manager, who agrees to be matched. */
  async person(profile: Input = {}, over: Input = {}, by: Person = this.caseManager): Promise<Jobseeker> {
    const person = await this.unasked(profile, over, by);
    await this.agrees(person, { purpose: 'MATCHING' }, by);
    return person;
  }

  /** Somebody who has not been asked for any consent yet. */
  unasked(profile: Input = {}, over: Input = {}, by: Person = this.caseManager): Promise<Jobseeker> {
    const input = { kind: 'RETURNEE', age: ADULT, profile: { ...plainProfile, ...profile }, ...over };
    return this.act(by, 'registerJobseeker', input, 'Jobseeker', 'id handle version');
  }

  /** The person says yes, face to face. */
  agrees({ id }: Pick<Jobseeker, 'id'>, scope: Input, by: Person = this.caseManager): Promise<Input> {
    const said = { channel: 'IN_PERSON', textVersion: 'constructed', language: 'en', afterCounselling: true };
    return this.act(by, 'giveConsent', { jobseekerId: id, scope, ...said }, 'Consent', 'kind purpose');
  }

  /** The person says no, in a call. */
  takesBack({ id }: Pick<Jobseeker, 'id'>, scope: Input, by: Person = this.caseManager): Promise<Input> {
    return this.act(by, 'withdrawConsent', { jobseekerId: id, scope, channel: 'CALL' }, 'Consent', 'kind purpose');
  }

  /** The person with another profile. */
  edited({ id, version }: Jobseeker, profile: Input): Promise<Jobseeker> {
    return this.act(this.caseManager, 'editJobseeker', { id, version, profile: { ...plainProfile, ...profile } }, 'Jobseeker', 'id handle version');
  }

  /** The person in another status. */
  moved({ id }: Jobseeker, to: string, reason: string | null = null): Promise<Jobseeker> {
    return this.act(this.caseManager, 'moveJobseeker', { id, to, reason }, 'Jobseeker', 'id handle version');
  }

  async explained(person: Jobseeker, post: Vacancy, who: Person = this.officer): Promise<Pair> {
    const query = `query ($person: ID!, $post: ID!) { explainMatch(jobseekerId: $person, openingId: $post) { score explanation { ${EXPLANATION} } } }`;
    const { explainMatch } = await this.ask(who, query, { person: person.id, post: post.id });
    return { score: explainMatch.score, ...explainMatch.explanation };
  }

  /** Handles of the people who fit a post, best first. */
  async candidates(post: Vacancy, filter: Input | null = null, who: Person = this.officer): Promise<string[]> {
    return (await this.candidatesWithScores(post, filter, who)).map(([handle]) => handle);
  }

  async candidatesWithScores(post: Vacancy, filter: Input | null = null, who: Person = this.officer): Promise<[handle: string, score: number][]> {
    const query = 'query ($id: ID!, $filter: MatchFilterInput) { candidates(openingId: $id, first: 100, filter: $filter) { edges { node { score jobseeker { handle } } } } }';
    const { candidates } = await this.ask(who, query, { id: post.id, filter });
    return candidates.edges.map(({ node }: Answer['data']) => [node.jobseeker.handle, node.score]);
  }

  /** Ids of the posts that fit a person, best first. */
  async openingsFor(person: Jobseeker, filter: Input | null = null, who: Person = this.officer): Promise<string[]> {
    const query = 'query ($id: ID!, $filter: MatchFilterInput) { openingsFor(jobseekerId: $id, first: 100, filter: $filter) { edges { node { opening { id } } } } }';
    const { openingsFor } = await this.ask(who, query, { id: person.id, filter });
    return openingsFor.edges.map(({ node }: Answer['data']) => node.opening.id);
  }
}

const INPUTS: Readonly<Record<string, string>> = Object.fromEntries(
  ['verifyEmployer', 'supportEmployer', 'suspendEmployer', 'barEmployer', 'liftSuspension'].map((name) => [name, 'JudgeEmployerInput']),
);
