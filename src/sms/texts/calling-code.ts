import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** The country calling code of a number (E.164), for figures; `0` where there is none. */
export function callingCode(e164: string): string {
  return parsePhoneNumberFromString(e164)?.countryCallingCode ?? '0';
}
