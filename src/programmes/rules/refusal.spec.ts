import { refusalOf } from './refusal.js';

const finding = { rule: 'L14', level: 'BLOCK', sentence: 'There is a weekly rest.', task: null } as const;

describe('a finding as a refusal', () => {
  it('is one line with the id of its rule, to which the words add a full stop', () =>
    expect(refusalOf(finding)).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'L14', problem: 'There is a weekly rest' } }));
  it('says what can be done', () => expect(refusalOf({ ...finding, task: 'Check the weekly rest.' })).toMatchObject({ facts: { problem: 'There is a weekly rest. Check the weekly rest' } }));
  it('of a warning is one that can be let pass', () => expect(refusalOf({ ...finding, level: 'WARN' })).toMatchObject({ code: 'RULE_WARNS' }));
});
