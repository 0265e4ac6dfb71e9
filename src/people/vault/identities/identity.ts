import { formatDay, type Day } from '../../../kernel/day.js';
import type { JobseekerId } from '../../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import { checkOptionalText, checkText } from '../../../kernel/text.js';
import type { ReasonToRead } from '../../../platform/audit/audit.js';
import { isCountryCode } from '../../../reference/codes/codes.js';
import { readPhone } from './phone.js';

export const paperKinds = ['PASSPORT', 'NATIONAL_ID', 'BIRTH_CERTIFICATE', 'TRAVEL_DOCUMENT', 'RESIDENCE_PERMIT', 'OTHER'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** A paper that a person has. */
export interface Paper {
  readonly kind: PaperKind;
  readonly number: string | null;
  /** ISO 3166-1 alpha-2 of who issued it. */
  readonly country: string | null;
  readonly validUntil: Day | null;
}

export const phoneOwners = ['OWN', 'FAMILY', 'OTHER'] as const;
/** Whose phone it is: who else may read what is sent there. */
export type PhoneOwner = (typeof phoneOwners)[number];

export interface Phone {
  /** E.164. */
  readonly number: string;
  readonly whose: PhoneOwner;
}

/** Who a person is. Everything of it is encrypted where it is stored. */
export interface Identity {
  readonly jobseekerId: JobseekerId;
  readonly fullName: string | null;
  /** Other names and spellings by which the person is known. */
  readonly otherNames: readonly string[];
  readonly bornOn: Day | null;
  readonly papers: readonly Paper[];
  readonly notes: string | null;
  /** The one to try first comes first. */
  readonly phones: readonly Phone[];
  /** Counts the changes; 0 where nothing is kept yet. */
  readonly version: number;
}

/** What changes of an identity: what is undefined stays, null and an empty list clear. */
export type IdentityEdit = { readonly [Part in Exclude<keyof Identity, 'jobseekerId' | 'version'>]?: Identity[Part] | null };

/** For what an identity may be read; the reader says which, and the audit log keeps it. */
export const identityReasons = ['CONTACT', 'IDENTIFY', 'PAPERS', 'KEEP_SAFE', 'CORRECT', 'TELL_PERSON'] as const satisfies readonly ReasonToRead[];
export type IdentityReason = (typeof identityReasons)[number];

const LONGEST_NAME = 200;
const MOST_NAMES = 10;
const MOST_PHONES = 5;
const MOST_PAPERS = 20;
const LONGEST_NUMBER = 100;
const LONGEST_NOTES = 10_000;

/** The identity of somebody of whom nothing is kept. */
export function noIdentity(jobseekerId: JobseekerId): Identity {
  return { jobseekerId, fullName: null, otherNames: [], bornOn: null, papers: [], notes: null, phones: [], version: 0 };
}

/** The identity after an edit, checked. Refuses the first fault as INVALID_INPUT; never with what was typed. `country` is that of phones without one. */
export function edited(held: Identity, edit: IdentityEdit, country: string): Outcome<Identity> {
  const names = checkNames(held, edit);
  if (!names.ok) return names;
  const notes = edit.notes === undefined ? accepted(held.notes) : checkOptionalText('notes', edit.notes, LONGEST_NOTES);
  if (!notes.ok) return notes;
  const papers = edit.papers === undefined ? accepted(held.papers) : checkPapers(edit.papers ?? []);
  if (!papers.ok) return papers;
  const phones = edit.phones === undefined ? accepted(held.phones) : checkPhones(edit.phones ?? [], country);
  if (!phones.ok) return phones;
  const bornOn = edit.bornOn === undefined ? held.bornOn : edit.bornOn;
  return accepted({ ...held, ...names.value, bornOn, notes: notes.value, papers: papers.value, phones: phones.value, version: held.version + 1 });
}

function checkNames(held: Identity, edit: IdentityEdit): Outcome<Pick<Identity, 'fullName' | 'otherNames'>> {
  const fullName = edit.fullName === undefined ? accepted(held.fullName) : checkOptionalText('fullName', edit.fullName, LONGEST_NAME);
  if (!fullName.ok) return fullName;
  const said = edit.otherNames === undefined ? held.otherNames : (edit.otherNames ?? []);
  if (said.length > MOST_NAMES) return invalid('otherNames', `must be at most ${MOST_NAMES}`);
  const otherNames: string[] = [];
  for (const [index, name] of said.entries()) {
    const checked = checkText(`otherNames[${index}]`, name, 1, LONGEST_NAME);
    if (!checked.ok) return checked;
    otherNames.push(checked.value);
  }
  return accepted({ fullName: fullName.value, otherNames });
}

function checkPapers(said: readonly Paper[]): Outcome<readonly Paper[]> {
  if (said.length > MOST_PAPERS) return invalid('papers', `must be at most ${MOST_PAPERS}`);
  const papers: Paper[] = [];
  for (const [index, { kind, number, country, validUntil }] of said.entries()) {
    const checked = checkOptionalText(`papers[${index}].number`, number, LONGEST_NUMBER);
    if (!checked.ok) return checked;
    if (country !== null && country !== undefined && !isCountryCode(country)) return invalid(`papers[${index}].country`, 'is not an ISO 3166-1 alpha-2 code');
    papers.push({ kind, number: checked.value, country: country ?? null, validUntil: validUntil ?? null });
  }
  return accepted(papers);
}

function checkPhones(said: readonly Phone[], country: string): Outcome<readonly Phone[]> {
  if (said.length > MOST_PHONES) return invalid('phones', `must be at most ${MOST_PHONES}`);
  const phones: Phone[] = [];
  for (const [index, { number, whose }] of said.entries()) {
    const read = readPhone(`phones[${index}].number`, number, country);
    if (!read.ok) return read;
    if (phones.some((phone) => phone.number === read.value)) return invalid(`phones[${index}].number`, 'is in the list twice');
    phones.push({ number: read.value, whose });
  }
  return accepted(phones);
}

function invalid(field: string, problem: string) {
  return refused('INVALID_INPUT', { field, problem });
}

/** What is kept of an identity, in lines that can be read out or printed. */
export function identityInWords(identity: Identity): readonly string[] {
  const line = (label: string, value: string | null) => (value === null ? [] : [`${label}: ${value}`]);
  return [
    ...line('Name', identity.fullName),
    ...identity.otherNames.flatMap((name) => line('Also called', name)),
    ...line('Born on', identity.bornOn === null ? null : formatDay(identity.bornOn)),
    ...identity.phones.flatMap(({ number, whose }) => line(`Phone (${whose.toLowerCase()})`, number)),
    ...identity.papers.flatMap((paper) => line('Paper', paperInWords(paper))),
    ...line('Notes', identity.notes),
  ];
}

function paperInWords({ kind, number, country, validUntil }: Paper): string {
  const name = kind.toLowerCase().replaceAll('_', ' ');
  return [name, number ?? '', country === null ? '' : `of ${country}`, validUntil === null ? '' : `valid until ${formatDay(validUntil)}`].filter((part) => part !== '').join(' ');
}
