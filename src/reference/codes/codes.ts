import { iso6393 } from 'iso-639-3';

/** Whether a text is the two capital letters of a country. */
export function isCountryCode(code: string): boolean {
  return COUNTRIES.has(code);
}

/** The name of a country in a language (BCP 47 or ISO 639-1); the code itself where it is none. */
export function countryName(code: string, language: string): string {
  if (!isCountryCode(code)) return code;
  return new Intl.DisplayNames([language, 'en'], { type: 'region' }).of(code) ?? code;
}

let named: ReadonlyMap<string, string> | null = null;

/** Codes of countries by their names in English, French and Arabic and by the codes themselves, each folded as the caller folds names. Made once. */
export function countriesNamed(fold: (name: string) => string): ReadonlyMap<string, string> {
  named ??= new Map([...COUNTRIES].flatMap((code) => [code, ...['en', 'fr', 'ar'].map((language) => countryName(code, language))].map((name) => [fold(name), code] as const)));
  return named;
}

/** Whether a text is the three capital letters of a currency (ISO 4217) in which somebody may be paid. */
export function isCurrencyCode(code: string): boolean {
  return CURRENCIES.has(code);
}

/** How many digits of a currency follow the decimal point (ISO 4217): 12.50 USD is 1250 minor units, 12.500 IQD is 12500. */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS.get(currency) ?? USUAL_MINOR_DIGITS;
}

/** Whether a text is the two small letters of a language in use (ISO 639-1). */
export function isShortLanguageCode(code: string): boolean {
  return SHORT_LANGUAGES.has(code);
}

/** Whether a text is the three small letters of a language in use (ISO 639-3). */
export function isLanguageCode(code: string): boolean {
  return LANGUAGES.has(code);
}

/** The name of a language (ISO 639-3) in another (BCP 47 or ISO 639-1), else in English; the code itself where it is none. */
export function languageName(code: string, language: string): string {
  const english = LANGUAGES.get(code);
  if (english === undefined) return code;
  return new Intl.DisplayNames([language, 'en'], { type: 'language', fallback: 'none' }).of(code) ?? english;
}

/**
 * ISO 3166-1 alpha-2, with XK for Kosovo (UNSC 1244): assigned by users, used by GeoNames and by Unicode alike, and a country of return.
 * Written out, because Unicode's own list also names regions and countries that are no more.
 */
const COUNTRIES: ReadonlySet<string> = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH ' +
    'CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN ' +
    'GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI ' +
    'LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM ' +
    'PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD ' +
    'TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
  ).split(' '),
);

/**
 * The minor digits of ISO 4217 where they are not two. `Intl` is no authority here: it gives what is printed in shops (none for IQD, PKR or
 * COP) and changes with the edition of Unicode, which would silently change what a stored amount means.
 */
const MINOR_DIGITS: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
]);
const USUAL_MINOR_DIGITS = 2;

/** Money of account, of funds and of metals: nobody is paid in it. */
const NOT_FOR_PAY = new Set(['XDR', 'XSU', 'XUA']);

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency').filter((code) => !NOT_FOR_PAY.has(code)));

/**
 * Languages that somebody may speak or sign at work. Codes for "several", "unknown", "no language" and for dead languages are left out;
 * macrolanguages (`ara`, `kur`, `orm`) are kept, because people name them.
 */
const LANGUAGES: ReadonlyMap<string, string> = new Map(
  iso6393.filter((language) => language.type === 'living' || language.type === 'constructed').map((language) => [language.iso6393, language.name]),
);

/** Those that ISO 639-1 has two letters for. */
const SHORT_LANGUAGES: ReadonlySet<string> = new Set(
  iso6393.flatMap((language) => (language.iso6391 !== undefined && LANGUAGES.has(language.iso6393) ? [language.iso6391] : [])),
);
