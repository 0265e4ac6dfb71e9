import { fit2, fit3, policies, policyNamed, signalNames, signalsOf } from './policy.js';
import { openingKinds } from './types.js';

describe('fit-2', () => {
  it('has others, each whole for every kind of opening, under names of their own', () => {
    expect(new Set(policies.map((policy) => policy.name)).size).toBe(policies.length);
    for (const policy of policies) {
      for (const kind of openingKinds) expect(signalsOf(kind).reduce((sum, name) => sum + policy.signals[name].weight, 0)).toBe(1_000);
      expect(policyNamed(policy.name)).toBe(policy);
      expect(Object.isFrozen(policy.signals.PAY)).toBe(true);
    }
    expect(fit3.provisional).toBe(true);
  });
  it('says that it is provisional', () => expect(fit2.provisional).toBe(true));
  it('cannot be edited, however deep', () => {
    expect(() => Object.assign(fit2, { name: 'other' })).toThrow(TypeError);
    expect(() => Object.assign(fit2.signals.SKILLS, { weight: 0 })).toThrow(TypeError);
    expect(() => Object.assign(fit2.skills.levels[0] ?? [], { 0: 1_000 })).toThrow(TypeError);
  });
  it('keeps neutral values strictly between worst and best', () => {
    for (const name of signalNames) {
      expect(fit2.signals[name].neutral).toBeGreaterThan(0);
      expect(fit2.signals[name].neutral).toBeLessThan(1_000_000);
    }
  });
  it('never makes a higher level or better evidence worth less', () => {
    for (const row of fit2.skills.levels) expect([...row].sort((a, b) => a - b)).toEqual([...row]);
    const { SELF_DECLARED, EMPLOYER_REFERENCE, TESTED, CERTIFIED } = fit2.skills.evidence;
    expect(SELF_DECLARED < EMPLOYER_REFERENCE && EMPLOYER_REFERENCE < TESTED && TESTED < CERTIFIED).toBe(true);
  });
  it('holds whole numbers only', () => {
    const numbers = JSON.stringify(fit2).match(/-?\d+(\.\d+)?/g) ?? [];
    expect(numbers.filter((text) => text.includes('.'))).toEqual([]);
  });
});
