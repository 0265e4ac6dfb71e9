import { day } from '../../kernel/day.js';
import { textLanguages } from '../phrases/phrase.js';
import { checkInReadOut, messageReadOut, readOutFiles, readOutOf, readOutParts, type ReadOutFacts } from './read-out.js';

const facts: ReadOutFacts = {
  kind: 'VACANCY',
  ...{ months: null, until: null, ownPart: null },
  employer: 'Constructed Bakery',
  state: 'INTERESTED',
  title: 'Baker',
  place: { geonameId: 330186, name: 'Adama', country: 'ET', latitude: 8.54, longitude: 39.27 },
  remote: false,
  startsOn: day('2026-04-01'),
  hoursPerWeek: { min: 40, max: 48 },
  pay: { min: 500_050, max: 600_000, currency: 'ETB', period: 'MONTH' },
};
const said = (over: Partial<ReadOutFacts> = {}, language: (typeof textLanguages)[number] = 'en') =>
  Object.fromEntries(readOutOf({ ...facts, ...over }, language).lines.map(({ part, text }) => [part, text]));

describe.each(textLanguages)('a read-out in %s', (language) => {
  it('tells firm, owner, place and every term, what is free, and asks last; nothing is left to fill in', () => {
    const { lines, reviewed } = readOutOf(facts, language);
    expect(lines.map(({ part }) => part)).toEqual(readOutParts.filter((part) => part !== 'LENGTH' && part !== 'COST'));
    for (const { text } of lines) expect(text).not.toMatch(/[{}]|undefined|null/);
    const whole = lines.map(({ text }) => text).join('\n');
    for (const fact of ['Constructed Bakery', 'Baker', 'Adama', '2026', '40-48', 'ETB']) expect(whole).toContain(fact);
    expect(whole).toMatch(/5.?000[.,]5/u);
    expect(reviewed).toBe(['en', 'fr'].includes(language));
  });
  it('says a text in its own words, and asks at a check-in what is asked by voice alone', () => {
    const { freely, how, byVoice } = readOutFiles[language];
    expect(messageReadOut('Offer 4F7Q', language).lines).toEqual([{ part: 'FREELY', text: freely }, { part: 'MESSAGE', text: 'Offer 4F7Q' }]);
    expect(checkInReadOut(language).lines).toEqual([{ part: 'FREELY', text: freely }, { part: 'HOW', text: how }, { part: 'BY_VOICE', text: byVoice }]);
  });
  it('says how long an internship lasts, and of a course until when it goes on and what it costs, which is not what it pays', () => {
    expect(said({ kind: 'INTERNSHIP', months: 3 }, language)['LENGTH']).toContain('3');
    const course = said({ kind: 'TRAINING', pay: null, until: day('2026-06-30'), ownPart: { minor: 12_500, currency: 'ETB' } }, language);
    expect(course['LENGTH']).toContain('2026');
    expect(course['COST']).toMatch(/125.*ETB/u);
    expect([course['PAY'], course['FREEDOMS']]).toEqual([undefined, readOutFiles[language].freedomsOfCourse]);
    expect(said({ kind: 'TRAINING', pay: null, ownPart: { minor: 0, currency: 'ETB' } }, language)['COST']).toBe(readOutFiles[language].courseFree);
  });
  it('says what is not settled, in other words than what is', () => {
    const open = said({ place: null, startsOn: null, hoursPerWeek: null, pay: null }, language);
    const words = readOutFiles[language];
    expect([open['PLACE'], open['START'], open['HOURS'], open['PAY']]).toEqual([words.placeOpen, words.startOpen, words.hoursOpen, words.payOpen]);
    expect(said({ remote: true, place: null }, language)['PLACE']).toBe(words.remote);
  });
  it('asks for the name before the employer knows it, and for a decision after the employer has confirmed', () => {
    const words = readOutFiles[language];
    expect([said({}, language)['QUESTION'], said({ state: 'EMPLOYER_CONFIRMED' }, language)['QUESTION']]).toEqual([words.mayTell, words.doYouWant]);
    expect(words.mayTell).not.toBe(words.doYouWant);
  });
});

it('a read-out tells pay as it is: with and without a range, in currencies of none, two and three digits', () => {
  const pay = (min: number, max: number, currency: string) => said({ pay: { min, max, currency, period: 'DAY' } })['PAY'];
  expect(pay(20_000, 20_000, 'ETB')).toBe('It pays 200 ETB a day.');
  expect(pay(20_050, 30_000, 'ETB')).toBe('It pays from 200.50 ETB to 300 ETB a day.');
  expect(pay(5_000, 5_000, 'XOF')).toBe('It pays 5,000 XOF a day.');
  expect(pay(15_500, 15_500, 'IQD')).toBe('It pays 15.500 IQD a day.');
});
