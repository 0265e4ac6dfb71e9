import { createHmac } from 'node:crypto';

import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';

const LONGEST_TYPED = 40;

/**
 * A phone number as people type it, in E.164: `+251911234567`. Without a country in front it is one of `country` (ISO 3166-1 alpha-2).
 * Refuses what is no number that can be given out there.
 */
export function readPhone(field: string, typed: string, country: string): Outcome<string> {
  const parsed = typed.length > LONGEST_TYPED ? undefined : parsePhoneNumberFromString(typed, { defaultCountry: country as CountryCode, extract: false });
  if (parsed === undefined || !parsed.isValid() || parsed.ext !== undefined)
    return refused('INVALID_INPUT', { field, problem: 'is no phone number; one of another country begins with + and its code' });
  return accepted(parsed.number);
}

/** What a number is found again by: only the mission's own key makes it, so nobody finds a number by trying them all against a copy. */
export function blindIndexOf(key: Buffer, e164: string): Buffer {
  return createHmac('sha256', key).update(e164).digest();
}
