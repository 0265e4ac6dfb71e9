import fc from 'fast-check';

import { dimensions, faultsOf, isSkipped, RATHER_NOT_SAY, type Answers, type Instrument, type Question } from './instrument.js';
import { reintegration1 } from './instruments/reintegration-1.js';
import { bandOf, scoresOf } from './scoring.js';

/** Any answers to some of the questions, as somebody might give them who is asked in order. */
const answersTo = (instrument: Instrument): fc.Arbitrary<Answers> =>
  fc
    .tuple(...instrument.questions.map((question) => fc.option(fc.constantFrom(...question.answers.map((each) => each.code), RATHER_NOT_SAY), { nil: undefined, freq: 8 })))
    .map((codes) => {
      const said: Record<string, string> = {};
      instrument.questions.forEach((question, at) => {
        const code = codes[at];
        if (code !== undefined && !isSkipped(question, said)) said[question.code] = code;
      });
      return said;
    });
const any = answersTo(reintegration1);
const everything = (best: boolean): Answers =>
  Object.fromEntries(
    reintegration1.questions.map(({ code, answers }) => [code, [...answers].filter((each) => each.value !== null).sort((a, b) => (best ? b.value! - a.value! : a.value! - b.value!))[0]!.code]),
  );
const only = (kept: (question: Question) => boolean): Instrument => ({ ...reintegration1, questions: reintegration1.questions.filter(kept) });

/** A small instrument whose scores can be worked out by hand. */
const [work, goesOn, food] = ['WORK', 'INCOME_GOES_ON', 'FOOD_SHORT'].map((code) => reintegration1.questions.find((each) => each.code === code)!);
const small: Instrument = { ...reintegration1, questions: [work!, goesOn!, food!, ...reintegration1.questions.filter((each) => each.code === 'SCHOOL' || each.code === 'BELONGS')] };

describe('the instrument', () => {
  it('has no faults, and says which words nobody reviewed', () => {
    expect(faultsOf(reintegration1)).toEqual([]);
    expect(reintegration1).toMatchObject({ weightsSource: 'provisional', unreviewed: ['ar'] });
  });
  it('would be told its faults', () => {
    const broken = (over: Partial<Question>): string[] => faultsOf({ ...reintegration1, questions: reintegration1.questions.map((each) => (each.code === 'BELONGS' ? { ...each, ...over } : each)) });
    expect(broken({ code: 'WORK' })).not.toEqual([]);
    expect(broken({ weight: 0.5 })).not.toEqual([]);
    expect(broken({ sensitivity: 'PLAIN' })).not.toEqual([]);
    expect(broken({ skip: { after: 'WORK', answers: ['NO'] } })).not.toEqual([]);
    expect(broken({ skip: { after: 'DECIDES', answers: ['FULLY'] } })).not.toEqual([]);
    expect(broken({ text: { en: 'x', fr: 'x', ar: '' } })).not.toEqual([]);
  });
});

describe('scores', () => {
  it('are weighted means that anybody can work out', () => {
    // Weights: work 3, income goes on 2, food 2.
    const scores = scoresOf(small, { WORK: 'NOW_AND_THEN', INCOME_GOES_ON: 'FULLY', FOOD_SHORT: 'NEARLY_ALWAYS', SCHOOL: 'SOME', BELONGS: 'MOSTLY' });
    expect(scores.dimensions.ECONOMIC).toEqual({ score: 500_000, coverage: 1_000_000, band: 'MIDDLE' });
    expect(scores.dimensions.PSYCHOSOCIAL.score).toBe(666_667);
    expect(scores.composite).toEqual({ score: 555_556, coverage: 1_000_000, band: 'MIDDLE' });
  });
  it('leave the weight of what is not said to the others, and say how much that was', () => {
    const scores = scoresOf(small, { WORK: 'REGULARLY', INCOME_GOES_ON: RATHER_NOT_SAY, FOOD_SHORT: 'NEVER', SCHOOL: 'ALL', BELONGS: 'FULLY' });
    expect(scores.dimensions.ECONOMIC).toEqual({ score: 1_000_000, coverage: 714_285, band: 'HIGH' });
    expect(scores.composite).toMatchObject({ score: 1_000_000, coverage: 904_761 });
  });
  it('ask nothing of whoever a question does not apply to', () => {
    const scores = scoresOf(small, { WORK: 'NO', FOOD_SHORT: 'NEVER', SCHOOL: 'NO_CHILDREN', BELONGS: 'FULLY' });
    expect(scores.dimensions.ECONOMIC).toEqual({ score: 400_000, coverage: 1_000_000, band: 'MIDDLE' });
    expect(scores.dimensions.SOCIAL).toEqual({ score: null, coverage: 0, band: null });
    expect(scores.composite).toMatchObject({ score: 700_000, coverage: 1_000_000, band: 'HIGH' });
  });
  it('give no composite where a dimension was not asked', () => {
    const { composite } = scoresOf(reintegration1, Object.fromEntries(Object.entries(everything(true)).filter(([code]) => !only((each) => each.dimension === 'PSYCHOSOCIAL').questions.some((each) => each.code === code))));
    expect(composite).toEqual({ score: null, coverage: 666_666, band: null });
  });
  it('of nothing are none', () => expect(scoresOf(reintegration1, {}).composite).toEqual({ score: null, coverage: 0, band: null }));
  it('refuse an answer that there is not', () => expect(() => scoresOf(small, { WORK: 'MAYBE' })).toThrow(RangeError));
  it('reach both ends', () => {
    for (const [best, end] of [[true, 1_000_000], [false, 0]] as const) expect(scoresOf(reintegration1, everything(best)).composite.score).toBe(end);
  });
  it.each([[0, 'LOW'], [399_999, 'LOW'], [400_000, 'MIDDLE'], [699_999, 'MIDDLE'], [700_000, 'HIGH'], [1_000_000, 'HIGH']] as const)('%i is %s', (score, band) => expect(bandOf(reintegration1, score)).toBe(band));
});

describe('any answers', () => {
  const check = (property: (answers: Answers) => void): void => fc.assert(fc.property(any, property), { numRuns: 300 });
  it('score whole millionths from 0 to 1,000,000, and a composite exactly from 80 % on', () =>
    check((answers) => {
      const { composite, dimensions: scored } = scoresOf(reintegration1, answers);
      for (const { score, coverage } of [composite, ...Object.values(scored)])
        for (const number of [score ?? 0, coverage]) expect(Number.isInteger(number) && number >= 0 && number <= 1_000_000).toBe(true);
      expect(composite.score !== null).toBe(composite.coverage >= 800_000);
      const told = dimensions.flatMap((dimension) => scored[dimension].score ?? []);
      if (composite.score !== null) expect(composite.score >= Math.min(...told) && composite.score <= Math.max(...told)).toBe(true);
    }));
  it('score the same in any order, and with all weights doubled', () =>
    check((answers) => {
      const doubled = { ...reintegration1, questions: reintegration1.questions.map((each) => ({ ...each, weight: each.weight * 2 })) };
      expect(scoresOf(reintegration1, Object.fromEntries(Object.entries(answers).reverse()))).toEqual(scoresOf(reintegration1, answers));
      expect(scoresOf(doubled, answers)).toEqual(scoresOf(reintegration1, answers));
    }));
  it('"rather not say" scores as if the question were not there, and is not zero', () =>
    check((answers) => {
      const kept = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== RATHER_NOT_SAY));
      const without = only((question) => answers[question.code] !== RATHER_NOT_SAY);
      const [all, some] = [scoresOf(reintegration1, answers), scoresOf(without, kept)];
      for (const dimension of dimensions) {
        expect(all.dimensions[dimension].score).toBe(some.dimensions[dimension].score);
        expect(all.dimensions[dimension].coverage).toBeLessThanOrEqual(some.dimensions[dimension].coverage || 1_000_000);
      }
    }));
  it('never score less for a better answer', () =>
    fc.assert(
      fc.property(any, fc.constantFrom(...reintegration1.questions.filter((each) => !reintegration1.questions.some((other) => other.skip?.after === each.code))), (answers, question) => {
        if (isSkipped(question, answers)) return;
        const ranked = question.answers.filter((each) => each.value !== null).sort((a, b) => a.value! - b.value!);
        const scores = ranked.map((each) => scoresOf(reintegration1, { ...answers, [question.code]: each.code }).dimensions[question.dimension].score!);
        expect(scores).toEqual([...scores].sort((a, b) => a - b));
      }),
    ));
});
