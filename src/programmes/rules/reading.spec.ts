import { day } from '../../kernel/day.js';
import { readFacts, readRules } from './reading.js';
import { previewOf } from './preview.js';
import { fitWork, instalmentGate, noDisplacement } from './ready/fit-work.js';
import { peopleRules } from './ready/people.js';
import { readyProgrammes } from './ready/ready-programmes.js';
import { block, ruleSet, warn } from './ready/writing.js';

const rule = { id: 'F07', level: 'BLOCK', holds: { fact: 'months', atMost: 6 }, sentence: 'At most six months.' };
const read = (...rules: readonly object[]) => readRules(JSON.stringify(rules));

describe('rules as an administrator writes them', () => {
  it('are read, with what is usual where it is left out', () => {
    expect(read(rule)).toEqual({ ok: true, value: [{ ...rule, when: null, unknown: 'REFUSE', ask: null, remedy: null }] });
  });

  it('are those that the ready-made sets write, unchanged', () => {
    for (const set of [...readyProgrammes.flatMap((each) => each.sets), peopleRules, fitWork, noDisplacement, instalmentGate])
      expect(readRules(JSON.stringify(set.rules))).toEqual({ ok: true, value: set.rules });
  });

  it.each<[string, string]>([
    ['no JSON', '['],
    ['no list', '{}'],
    ['no rule', '[]'],
    ['an id of another form', JSON.stringify([{ ...rule, id: 'rule 7' }])],
    ['a level that there is not', JSON.stringify([{ ...rule, level: 'STOP' }])],
    ['a fact that there is not', JSON.stringify([{ ...rule, holds: { fact: 'religion', is: 'x' } }])],
    ['a name of every object', JSON.stringify([{ ...rule, holds: { fact: 'toString', stated: true } }])],
    ['a comparison that there is not', JSON.stringify([{ ...rule, holds: { fact: 'months', like: 6 } }])],
    ['two comparisons at once', JSON.stringify([{ ...rule, holds: { fact: 'months', atMost: 6, atLeast: 1 } }])],
    ['a text by its size', JSON.stringify([{ ...rule, holds: { fact: 'nationality', atMost: 6 } }])],
    ['a number with a text', JSON.stringify([{ ...rule, holds: { fact: 'months', is: '6' } }])],
    ['a number with a day', JSON.stringify([{ ...rule, holds: { fact: 'months', atMost: { fact: 'returnedOn' } } }])],
    ['a day that there is not', JSON.stringify([{ ...rule, holds: { fact: 'returnedOn', notBefore: '2026-02-30' } }])],
    ['more than it knows', JSON.stringify([{ ...rule, note: 'x' }])],
    ['conditions within conditions without end', JSON.stringify([{ ...rule, holds: JSON.parse(`${'{"not":'.repeat(200)}{"fact":"age","stated":true}${'}'.repeat(200)}`) as object }])],
    ['more rules than a set takes', JSON.stringify(Array.from({ length: 101 }, () => rule))],
  ])('are refused with %s', (_, json) => expect(readRules(json)).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'rules' } }));

  it('never repeat what was written in the refusal', () => {
    const refusal = readRules(JSON.stringify([{ ...rule, sentence: 7, id: 'a secret' }]));
    expect(JSON.stringify(refusal)).not.toContain('secret');
  });
});

describe('facts to try rules on', () => {
  it('are read by their kinds', () => {
    const facts = { nationality: 'EC', age: 18, returnedOn: '2026-01-01', papers: ['ID'], wageStepsPercent: [80, 100], hazardous: true, months: null };
    expect(readFacts(JSON.stringify(facts))).toEqual({ ok: true, value: { ...facts, returnedOn: day('2026-01-01') } });
  });

  it.each(['[]', '"x"', '{"age": "18"}', '{"returnedOn": "2026-02-30"}', '{"papers": [1]}', '{"religion": "x"}', '{"toString": 1}'])('are refused: %s', (json) =>
    expect(readFacts(json)).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'facts' } }),
  );
});

describe('a preview', () => {
  const sixMonths = ruleSet('present', [block('F07', 'At most six months.', { fact: 'months', atMost: 6 })]);
  const threeMonths = ruleSet('next', [block('F07', 'At most three months.', { fact: 'months', atMost: 3 }), warn('L11', 'At most half.', { fact: 'sharePercent', atMost: 50 }, { unknown: 'PASS' })]);

  it('counts who would be judged otherwise, and which rules speak more or less often', () => {
    const cases = [{ months: 3 }, { months: 5 }, { months: 6, sharePercent: 60 }, { months: 7 }];
    expect(previewOf(cases, [sixMonths], [threeMonths], day('2026-03-31'))).toEqual({
      cases: 4,
      rounded: false,
      changes: [{ from: 'ELIGIBLE', to: 'REFUSED', count: 2 }],
      rules: [
        { rule: 'F07', before: 1, after: 3 },
        { rule: 'L11', before: 0, after: 1 },
      ],
    });
    expect(previewOf(cases, [sixMonths], [sixMonths], day('2026-03-31'))).toEqual({ cases: 4, rounded: false, changes: [], rules: [] });
    expect(previewOf([], [], [sixMonths], day('2026-03-31'))).toEqual({ cases: 0, rounded: false, changes: [], rules: [] });
  });

  it.each([
    [4, []],
    [5, [5]],
    [14, [10]],
  ])('tells no person by what few may know of them: %d are told as %j', (many, told) => {
    const fromThere = ruleSet('next', [block('F01', 'Returned from there.', { fact: 'returnedFrom', is: 'NL' })]);
    const cases = Array.from({ length: 20 }, (_, at) => ({ months: 3, returnedFrom: at < many ? 'DE' : 'NL' }));
    const preview = previewOf(cases, [sixMonths], [fromThere], day('2026-03-31'));
    expect(preview).toMatchObject({ cases: 20, rounded: true });
    expect(preview.changes.map(({ count }) => count)).toEqual(told);
    expect(preview.rules.map(({ after }) => after)).toEqual(told);
  });
});
