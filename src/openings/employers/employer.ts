import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { Place } from '../../kernel/place.js';
import { checkOptionalText, checkText } from '../../kernel/text.js';
import { isCountryCode } from '../../reference/codes/codes.js';

export const employerSizes = ['ONE_PERSON', 'MICROENTERPRISE', 'SMALL', 'MEDIUM', 'LARGE'] as const;
/** People at work, the owner included: 1; 2 to 9; 10 to 49; 50 to 249; more. Firms of every size may post (F16). */
export type EmployerSize = (typeof employerSizes)[number];

export const legalForms = ['INFORMAL', 'SOLE_TRADER', 'PARTNERSHIP', 'COMPANY', 'COOPERATIVE', 'ASSOCIATION', 'PUBLIC_BODY'] as const;
/** INFORMAL: not registered anywhere, as many microenterprises are. */
export type LegalForm = (typeof legalForms)[number];

export const employerStatuses = ['UNVERIFIED', 'SUPPORTED', 'VERIFIED', 'SUSPENDED', 'BARRED'] as const;
/**
 * Where an employer stands with the mission (L15). SUPPORTED: an informal firm with a plan to become verifiable. A barred
 * employer stays barred.
 */
export type EmployerStatus = (typeof employerStatuses)[number];

/** Whoever hires: from one person to a large firm; a returnee's own microenterprise too. */
export interface Employer extends EmployerFacts {
  readonly missionId: MissionId;
  readonly id: EmployerId;
  /** The account at the mission that the employer can turn to; null until somebody was named. */
  readonly contactAccountId: AccountId | null;
  readonly status: EmployerStatus;
  /** Last day of the verification; only and always while VERIFIED. */
  readonly verifiedUntil: Day | null;
  /** When the employer promised that workers pay nothing (L7); null before. */
  readonly pledgedAt: Date | null;
  /** The account that recorded the pledge; null for the service itself. */
  readonly pledgedBy: AccountId | null;
  /** Who gave the pledge on the employer's side, such as "owner" or "head of personnel". */
  readonly pledgeSignatory: string | null;
  /** The register or file an imported employer comes from, and its id there; both or neither. */
  readonly externalSource: string | null;
  readonly externalId: string | null;
  readonly version: number;
  readonly createdAt: Date;
}

/** What an employer is. */
export interface EmployerFacts {
  readonly name: string;
  readonly legalForm: LegalForm;
  readonly size: EmployerSize;
  /** ISO 3166-1 alpha-2; remote work falls under its law. */
  readonly country: string;
  readonly place: Place | null;
  /** Number in a register of companies, trade or taxes. */
  readonly registration: string | null;
}

/** What somebody writes down to have an employer kept. */
export interface EmployerDraft extends Omit<EmployerFacts, 'place'> {
  /** GeoNames id of the place; null where it is not known or does not matter. */
  readonly geonameId: number | null;
  /** Undefined: the officer who writes it down, and in an edit whoever it was. */
  readonly contactAccountId?: AccountId | null | undefined;
}

/** Where an imported record comes from. */
export interface ExternalRef {
  readonly source: string;
  readonly id: string;
}

/** Facts that can stand: texts within their lengths, a country that exists, a place that lies in it. */
export function checkEmployerFacts(facts: EmployerFacts): Outcome<EmployerFacts> {
  const name = checkText('name', facts.name, 1, 200);
  if (!name.ok) return name;
  const registration = checkOptionalText('registration', facts.registration, 200);
  if (!registration.ok) return registration;
  if (!isCountryCode(facts.country)) return refused('INVALID_INPUT', { field: 'country', problem: 'is not an ISO 3166-1 alpha-2 code' });
  if (facts.place !== null && facts.place.country !== facts.country)
    return refused('INVALID_INPUT', { field: 'geonameId', problem: `lies in ${facts.place.country}, not in ${facts.country}` });
  return accepted({ ...facts, name: name.value, registration: registration.value });
}

/** Source and id, both of 1 to 200 characters. */
export function checkExternalRef(ref: ExternalRef): Outcome<ExternalRef> {
  const source = checkText('source', ref.source, 1, 200);
  if (!source.ok) return source;
  const id = checkText('externalId', ref.id, 1, 200);
  return id.ok ? accepted({ source: source.value, id: id.value }) : id;
}
