import fc from 'fast-check';

import { hear } from '../../src/sms/conversation/conversation.js';
import { yesWords } from '../../src/sms/conversation/understanding.js';
import { fold } from '../../src/sms/phrases/fold.js';
import { textLanguages } from '../../src/sms/phrases/phrase.js';
import { languageFiles, say } from '../../src/sms/phrases/phrases.js';
import { allSituations, followed, heardIn, type Case } from './heard.js';
import { amharic } from './texts/am.js';
import { arabic } from './texts/ar.js';
import { english } from './texts/en.js';
import { french } from './texts/fr.js';

const tables = [['English', english], ['French', french], ['Arabic', arabic], ['Amharic', amharic]] as const;
const named = (cases: readonly Case[]) => cases.map(([text, situation, follows]) => [JSON.stringify(text.slice(0, 40)), situation, follows, text] as const);

describe.each(tables)('texts in %s', (_, cases) => {
  it.each(named(cases))('%s (%s): %s', (_name, situation, follows, text) => expect(followed(heardIn(situation, text))).toBe(follows));
});

it('the tables hold at least 300 texts', () => {
  expect(new Set(tables.flatMap(([, cases]) => cases.map(([text, situation]) => `${situation} ${text}`))).size).toBeGreaterThanOrEqual(300);
});

/** Said by hand, apart from how the code does it: what is left of a text without the code and words of politeness. */
const fillers = new Set(textLanguages.flatMap((language) => languageFiles[language].fillers.flatMap((filler) => fold(filler).split(' '))));
const yesSigns = new Set([...yesWords, '1', ...textLanguages.map((language) => fold(languageFiles[language].numbers[0]))]);
const codes = ['4f7q', '8kpl', '4821', '7305'];
const isYes = (text: string): boolean => {
  const words = fold(text).split(' ').flatMap((word) => (codes.includes(word.slice(1)) && /^\d/.test(word) ? [word.slice(0, 1)] : codes.includes(word) ? [] : [word]));
  const bare = words.filter((word) => !fillers.has(word));
  const candidates = [words, bare].flatMap((all) => [all.join(' '), new Set(all).size === 1 ? all[0]! : '']);
  return text.length <= 160 && candidates.some((each) => yesSigns.has(each));
};

describe('a text', () => {
  const vocabulary = textLanguages.flatMap((language) => [...Object.values(languageFiles[language].words).flat(), ...languageFiles[language].fillers, ...languageFiles[language].danger, ...languageFiles[language].money]);
  const word = fc.oneof(fc.constantFrom(...vocabulary), fc.constantFrom('1', '2', '3', '١', '۱', '፩', '4F7Q', '8KPL', '14F7Q', '9XYZ', '4821', '17305', 'not', 'never', 'لا', 'but', '?', '👍', '\0', '‏'), fc.string({ unit: 'grapheme', maxLength: 12 }));
  const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
  const situation = fc.constantFrom(...allSituations);

  it('outside the lists of yes never interests anybody in an offer', () =>
    fc.assert(
      fc.property(text, situation, (said, where) => {
        const { acts } = hear(heardIn(where, said));
        if (acts.some((act) => act.act === 'INTERESTED' || act.act === 'LATE_YES')) expect(isYes(said)).toBe(true);
      }),
      { numRuns: 5_000 },
    ));

  it('never accepts an offer, releases who somebody is, or does anything for a person who does not have the number', () =>
    fc.assert(
      fc.property(text, situation, (said, where) => {
        const heard = heardIn(where, said);
        const allowed = ['STOP', 'START', 'INTERESTED', 'DECLINE', 'LATE_YES', 'CHECK_IN', 'SURVEY', 'CODE', 'CALL_ME', 'PAUSE', 'RESUME', 'FOUND_JOB', 'LANGUAGE', 'TO_PERSON', 'UNKNOWN_SENDER'];
        for (const act of hear(heard).acts) {
          expect(allowed).toContain(act.act);
          if ('jobseekerId' in act) expect(heard.people.map((person) => person.jobseekerId)).toContain(act.jobseekerId);
          if ('questionId' in act && act.questionId !== null) expect(heard.questions.map((question) => question.id)).toContain(act.questionId);
        }
      }),
      { numRuns: 2_000 },
    ));

  it('is answered in words that there are, and to nobody who said stop', () =>
    fc.assert(
      fc.property(text, situation, fc.constantFrom(...textLanguages), (said, where, language) => {
        const heard = heardIn(where, said, language);
        const { acts, reply } = hear(heard);
        if (reply !== null) expect(say(reply.phrase, reply.language, reply.variables).text.length).toBeGreaterThan(0);
        if (heard.stopped && !acts.some((act) => act.act === 'START')) expect(reply).toBeNull();
      }),
      { numRuns: 2_000 },
    ));

  it('with a word of stopping alone stops, in every language and situation', () => {
    for (const language of textLanguages)
      for (const stop of languageFiles[language].words.STOP)
        for (const where of allSituations) if (!heardIn(where, stop).stopped) expect(hear(heardIn(where, stop)).acts).toContainEqual({ act: 'STOP' });
  });

  it('of any other script, size or kind is no fault', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), situation, (said, where) => void hear(heardIn(where, said))), { numRuns: 2_000 }));
});
