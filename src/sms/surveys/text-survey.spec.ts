import fc from 'fast-check';

import { RATHER_NOT_SAY, type Answers } from '../../outcomes/surveys/instrument.js';
import { presentInstrument } from '../../outcomes/surveys/survey.js';
import { textLanguages } from '../phrases/phrase.js';
import { say } from '../phrases/phrases.js';
import { answerOf, nextQuestion, optionsOf, textQuestions } from './text-survey.js';

describe('what is asked by text', () => {
  it('is plain, of the part that protection does not ask, and each once', () => {
    for (const { code } of textQuestions) expect(presentInstrument.questions.find((each) => each.code === code)).toMatchObject({ sensitivity: 'PLAIN' });
    expect(new Set(textQuestions.map(({ code }) => code)).size).toBe(textQuestions.length);
  });
  it.each(textLanguages)('in %s has a number for every answer, and one for rather not saying', (language) => {
    for (const { code, phrase } of textQuestions) {
      const numbers = [...say(phrase, language).text.matchAll(/(?<=^|[ ,])(\d) /g)].map((match) => Number(match[1]));
      expect(numbers.filter((number, at) => number === at + 1 || numbers.length > optionsOf(code)).slice(-optionsOf(code))).toHaveLength(optionsOf(code));
    }
  });
  it('is one question after the other, without what does not apply, and ends', () => {
    expect(nextQuestion({})?.code).toBe('WORK');
    expect(nextQuestion({ WORK: 'NO' })?.code).toBe('NEEDS_COVERED');
    expect(nextQuestion({ WORK: 'REGULARLY' })?.code).toBe('INCOME_GOES_ON');
    expect(nextQuestion(Object.fromEntries(textQuestions.map(({ code }) => [code, RATHER_NOT_SAY])))).toBeNull();
  });
  it('takes any number of the question and none else, and comes to its end whatever is answered', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 12 }), { minLength: 200, maxLength: 200 }), (said) => {
        let answers: Answers = {};
        for (const option of said) {
          const next = nextQuestion(answers);
          if (next === null) break;
          const answer = answerOf(next.code, option);
          expect(answer === null).toBe(option < 1 || option > optionsOf(next.code));
          if (answer !== null) answers = { ...answers, [next.code]: answer };
        }
        expect(Object.keys(answers).length).toBeLessThanOrEqual(textQuestions.length);
      }),
    ));
});
