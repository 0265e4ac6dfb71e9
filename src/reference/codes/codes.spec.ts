import { geonamesPlaces } from '../places/geonames-file.js';
import {
  countryName,
  isCountryCode,
  isCurrencyCode,
  isLanguageCode,
  isShortLanguageCode,
  languageName,
  minorDigits,
} from './codes.js';

describe('countries', () => {
  it.each(['ET', 'XK', 'SS', 'PS', 'GB'])('%s is one', (code) => expect(isCountryCode(code)).toBe(true));
  it.each(['et', 'UK', 'EU', 'ZZ', 'AN', 'SU', 'ETH', '', 'XX', '__proto__'])('"%s" is none', (code) => expect(isCountryCode(code)).toBe(false));

  it('are the 249 of ISO 3166-1 and Kosovo, each with a name, and no place is outside them', async () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter(isCountryCode);
    expect(codes).toHaveLength(250);
    for (const code of codes) expect(countryName(code, 'en')).not.toBe(code);
    const { countries } = await geonamesPlaces();
    expect([...new Set(countries)].filter((code) => !isCountryCode(code))).toEqual([]);
  });

  it.each([
    ['CI', 'en', 'Côte d’Ivoire'],
    ['ET', 'fr', 'Éthiopie'],
    ['IQ', 'ar', 'العراق'],
    ['XK', 'en', 'Kosovo'],
    ['QQ', 'en', 'QQ'],
  ])('%s in %s is %s', (code, language, name) => expect(countryName(code, language)).toBe(name));
});

describe('currencies', () => {
  it.each(['ETB', 'XOF', 'USD', 'IQD', 'SLE'])('%s is one', (code) => expect(isCurrencyCode(code)).toBe(true));
  it.each(['usd', 'XDR', 'XXX', 'ABC', 'US', '', 'DEM'])('"%s" is none', (code) => expect(isCurrencyCode(code)).toBe(false));

  it.each([
    ['ETB', 2],
    ['PKR', 2],
    ['COP', 2],
    ['AFN', 2],
    ['XOF', 0],
    ['JPY', 0],
    ['VND', 0],
    ['UGX', 0],
    ['KWD', 3],
    ['IQD', 3],
    ['TND', 3],
  ])('%s has %i minor digits', (code, digits) => expect(minorDigits(code)).toBe(digits));

  it('never have fewer digits than shops print', () => {
    const narrower = Intl.supportedValuesOf('currency').filter((currency) => {
      const printed = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0;
      return isCurrencyCode(currency) && minorDigits(currency) < printed;
    });
    expect(narrower).toEqual([]);
  });
});

describe('languages', () => {
  it.each(['amh', 'tir', 'orm', 'som', 'ara', 'prs', 'pus', 'ckb', 'kmr', 'wol', 'twi', 'eng', 'fra', 'eth', 'epo'])('%s is one', (code) =>
    expect(isLanguageCode(code)).toBe(true),
  );
  it.each(['am', 'fr', 'ar', 'so', 'ku', 'sw', 'eo'])('%s is one by two letters', (code) => expect(isShortLanguageCode(code)).toBe(true));
  it.each(['zz', 'xx', 'AM', 'amh', 'la', '', 'e'])('"%s" is none by two letters', (code) => expect(isShortLanguageCode(code)).toBe(false));
  it.each(['am', 'AMH', 'und', 'mul', 'zxx', 'mis', 'lat', 'qaa', 'fre', '', 'english'])('"%s" is none', (code) => expect(isLanguageCode(code)).toBe(false));

  it.each([
    ['amh', 'en', 'Amharic'],
    ['amh', 'fr', 'amharique'],
    ['ckb', 'en', 'Central Kurdish'],
    ['ara', 'ar', 'العربية'],
    ['eth', 'fr', 'Ethiopian Sign Language'],
    ['qaa', 'en', 'qaa'],
  ])('%s in %s is %s', (code, language, name) => expect(languageName(code, language)).toBe(name));
});
