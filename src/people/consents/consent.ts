import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, Id, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';

export type ConsentEventId = Id<'ConsentEvent'>;

/**
 * What somebody may agree to (RULES "Protection of data"): being matched, being put to one employer, data going to another office,
 * text messages, research, and the telling of one's story.
 */
export const consentPurposes = ['MATCHING', 'DISCLOSURE', 'SHARING', 'SMS', 'RESEARCH', 'STORY'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** What one employer learns, step by step; each has the ones before it as its condition. */
export const disclosureSteps = ['CANDIDATE', 'NAME', 'PHONE'] as const;
export type DisclosureStep = (typeof disclosureSteps)[number];

/** How the person said it. */
export const consentChannels = ['IN_PERSON', 'CALL', 'PAPER', 'TEXT'] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/** The two offices of a return, as recipients of SHARING; other recipients, such as a ministry, have codes of the mission's own. */
export const RETURN_OFFICE = 'RETURN_OFFICE';
export const SENDING_OFFICE = 'SENDING_OFFICE';

/** What exactly is agreed to: a purpose with its recipient. Consent for one says nothing about another. */
export type ConsentScope =
  | { readonly purpose: 'MATCHING' | 'SMS' | 'RESEARCH' | 'STORY' }
  | { readonly purpose: 'DISCLOSURE'; readonly employerId: EmployerId; readonly step: DisclosureStep }
  | { readonly purpose: 'SHARING'; readonly office: string };

/** What was said, and how. */
export interface ConsentStatement {
  /** Version of the text that was read out or handed over; null where a withdrawal had none. */
  readonly textVersion: string | null;
  /** Language in which it was, ISO 639. */
  readonly language: string | null;
  readonly channel: ConsentChannel;
  readonly capacity: 'SELF' | 'GUARDIAN';
  /** Where the guardian's authority is registered; no name. */
  readonly guardianReference: string | null;
  readonly afterCounselling: boolean;
  readonly decidedOn: Day;
}

/** One line of what a person agreed to and took back; appended, never changed. */
export interface ConsentEvent extends ConsentStatement {
  readonly missionId: MissionId;
  readonly id: ConsentEventId;
  readonly jobseekerId: JobseekerId;
  /** 1 for the person's first, then without a gap. */
  readonly number: number;
  readonly kind: 'GIVEN' | 'WITHDRAWN';
  readonly purpose: ConsentPurpose;
  /** Of DISCLOSURE. */
  readonly employerId: EmployerId | null;
  readonly step: DisclosureStep | null;
  /** Of SHARING. */
  readonly office: string | null;
  /** Null: the service itself (a word by text message). */
  readonly recordedBy: AccountId | null;
  readonly recordedAt: Date;
}

/** The columns of a scope. */
export function columnsOf(scope: ConsentScope): Pick<ConsentEvent, 'purpose' | 'employerId' | 'step' | 'office'> {
  const { purpose } = scope;
  if (purpose === 'DISCLOSURE') return { purpose, employerId: scope.employerId, step: scope.step, office: null };
  return { purpose, employerId: null, step: null, office: purpose === 'SHARING' ? scope.office : null };
}

type Key = string;
const keyOf = ({ purpose, employerId, step, office }: Pick<ConsentEvent, 'purpose' | 'employerId' | 'step' | 'office'>): Key =>
  [purpose, employerId ?? office ?? '', step ?? ''].join(' ');

/**
 * Where a person stands: the last line of each scope, oldest scope first. Taking back one step of a disclosure takes back the steps after
 * it, so that agreeing to the first again revives nothing.
 */
export function consentsOf(events: readonly ConsentEvent[]): readonly ConsentEvent[] {
  const last = new Map<Key, ConsentEvent>();
  for (const event of [...events].sort((a, b) => a.number - b.number)) {
    last.set(keyOf(event), event);
    if (event.kind === 'GIVEN' || event.step === null) continue;
    for (const step of disclosureSteps.slice(disclosureSteps.indexOf(event.step) + 1)) {
      const later = keyOf({ ...event, step });
      if (last.has(later)) last.set(later, { ...event, step });
    }
  }
  return [...last.values()];
}

/** The line by which a person agrees to this at present; null where there is none or it was taken back. A step needs those before it. */
export function consentTo(events: readonly ConsentEvent[], scope: ConsentScope): ConsentEvent | null {
  const standing = consentsOf(events).filter((event) => event.kind === 'GIVEN');
  const found = (wanted: ConsentScope): ConsentEvent | null => standing.find((event) => keyOf(event) === keyOf(columnsOf(wanted))) ?? null;
  if (scope.purpose !== 'DISCLOSURE') return found(scope);
  const steps = disclosureSteps.slice(0, disclosureSteps.indexOf(scope.step) + 1).map((step) => found({ ...scope, step }));
  return steps.includes(null) ? null : (steps.at(-1) ?? null);
}

/** Whether the person agrees, and took nothing of it back since they said so in that line: what was given anew does not revive what rested on the old. */
export function agreesSince(events: readonly ConsentEvent[], scope: ConsentScope, line: ConsentEventId): boolean {
  const since = events.find((event) => event.id === line);
  if (since === undefined || consentTo(events, scope) === null) return false;
  const { step, ...recipient } = columnsOf(scope);
  const within = (event: ConsentEvent): boolean =>
    keyOf({ ...recipient, step: null }) === keyOf({ ...event, step: null }) &&
    (step === null || event.step === null || disclosureSteps.indexOf(event.step) <= disclosureSteps.indexOf(step));
  return !events.some((event) => event.number > since.number && event.kind === 'WITHDRAWN' && within(event));
}

/** As a refusal where the person does not agree. */
export function needsConsent(events: readonly ConsentEvent[], scope: ConsentScope): Outcome<ConsentEvent> {
  const given = consentTo(events, scope);
  return given === null ? refused('CONSENT_NEEDED', { purpose: nameOf(scope) }) : accepted(given);
}

function nameOf(scope: ConsentScope): string {
  if (scope.purpose === 'DISCLOSURE') return `DISCLOSURE ${scope.step}`;
  return scope.purpose === 'SHARING' ? `SHARING ${scope.office}` : scope.purpose;
}

const LONGEST_VERSION = 40;
const LONGEST_REFERENCE = 200;

/** A statement of consent that can be kept; refuses what is no consent (a text to disclosure, one that came before a withdrawal). */
export function checkGiven(scope: ConsentScope, said: ConsentStatement, before: readonly ConsentEvent[], today: Day): Outcome<ConsentStatement> {
  if (said.textVersion === null || !fits(said.textVersion, LONGEST_VERSION)) return invalid('textVersion', `is needed, 1 to ${LONGEST_VERSION} characters`);
  if (said.language === null) return invalid('language', 'is needed');
  const fault = checkCommon(scope, said, today);
  if (fault !== null) return fault;
  if (scope.purpose === 'DISCLOSURE') {
    if (said.channel === 'TEXT') return invalid('channel', 'must not be TEXT: a text is never consent to disclosure');
    if (!said.afterCounselling) return invalid('afterCounselling', 'must be true: nobody agrees to be put to an employer before it was explained');
  }
  const last = consentsOf(before).find((event) => keyOf(event) === keyOf(columnsOf(scope)));
  if (last?.kind === 'WITHDRAWN' && last.decidedOn > said.decidedOn) return invalid('decidedOn', 'is before the day on which it was taken back');
  return accepted(said);
}

/** A withdrawal that can be kept. Nothing but a day that has not come and codes that are none stand in its way. */
export function checkWithdrawn(scope: ConsentScope, said: ConsentStatement, today: Day): Outcome<ConsentStatement> {
  if (said.textVersion !== null && !fits(said.textVersion, LONGEST_VERSION)) return invalid('textVersion', `must have 1 to ${LONGEST_VERSION} characters`);
  return checkCommon(scope, said, today) ?? accepted(said);
}

function checkCommon(scope: ConsentScope, said: ConsentStatement, today: Day): Refused | null {
  if (said.language !== null && !/^[a-z]{2,3}$/.test(said.language)) return invalid('language', 'must be a code of ISO 639');
  if (said.decidedOn > today) return invalid('decidedOn', 'has not come yet');
  if (scope.purpose === 'SHARING' && !/^[A-Z][A-Z0-9_]{1,59}$/.test(scope.office)) return invalid('office', 'must be a code in capitals, such as RETURN_OFFICE');
  const { guardianReference: reference } = said;
  if (said.capacity === 'GUARDIAN' && (reference === null || !fits(reference, LONGEST_REFERENCE)))
    return invalid('guardianReference', `is needed where a guardian decides, 1 to ${LONGEST_REFERENCE} characters`);
  return said.capacity === 'SELF' && reference !== null ? invalid('guardianReference', 'is for guardians only') : null;
}

const fits = (text: string, most: number): boolean => text.trim() !== '' && text.length <= most;

function invalid(field: string, problem: string): Refused {
  return refused('INVALID_INPUT', { field, problem });
}
