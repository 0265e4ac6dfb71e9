/** Every rule of the programme that issues 01 to 07 own, with its owners. */
export const ownedRules: Readonly<Record<string, string>> = {
  ...{ F00: '06', F01: '06', F02: '01', F03: '06', F04: '06', F05: '06', F06: '06', F07: '06', F08: '03, 06', F09: '01, 03', F10: '06', F11: '06', F12: '06', F13: '01', F14: '03' },
  ...{ F15: '03', F16: '01, 06', F27: '06', F29: '06', F33: '06', F40: '03', F41: '03', F42: '03', F43: '03', F44: '03', F45: '06', F46: '03', F50: '03', F57: '03, 04' },
  ...{ F58: '01', F59: '06', F60: '03', F61: '01' },
  ...{ F17: '07', F18: '07', F20: '07', F21: '07', F22: '07', F23: '07', F24: '07', F25: '07', F26: '07', F28: '07', F30: '07', F31: '07', F32: '07', F34: '07', F55: '07' },
  ...{ L1: '01, 06', L2: '01, 06', L6: '06', L7: '01, 04', L8: '06', L9: '06', L10: '06', L11: '06', L12: '06', L14: '06', L15: '01, 06', L16: '06' },
};

/** A rule that code holds and no rule set: the test in which it lets somebody pass, and the one in which it does not, by words that stand there. */
export interface ExercisedElsewhere {
  readonly file: string;
  readonly passes: string;
  readonly fails: string;
}

const matching = 'src/matching/requirements';
const founders = 'src/programmes/rules/ready/founders.spec.ts';
const ventures = 'src/openings/ventures';
const yardsticks = 'src/outcomes/venture-follow-ups/follow-up.spec.ts';

/** Rules that are exercised elsewhere than by the oracles of rule sets. Words that are no longer in their file fail the test that prints the ids. */
export const exercisedElsewhere: Readonly<Record<string, ExercisedElsewhere>> = {
  F02: { file: `${matching}/hard-needs.spec.ts`, passes: 'passes on the last day of validity', fails: 'never lets a forklift post reach a profile without the licence' },
  F08: { file: 'src/people/cases/plan.spec.ts', passes: 'always have a way that is no business, whatever was tried', fails: 'put training first where work or credit does not fit' },
  F09: { file: 'test/journeys/rules.spec.ts', passes: 'rank alike: the same profile has the same score, parts and reasons, whoever brings it', fails: 'can be told apart by nobody who reads a filtered list' },
  F13: { file: 'src/matching/signals/signals.spec.ts', passes: 'counts evidence in its order (F13)', fails: 'counts an expired certificate as the evidence level below, from the day after its last (F13)' },
  F14: { file: 'src/people/cases/plan.spec.ts', passes: 'is final only after review in the country of return', fails: 'with nothing in it is not reviewed' },
  F16: { file: 'src/openings/employers/employer.spec.ts', passes: 'F16: takes a one-person firm that is registered nowhere', fails: "['country', { country: 'ZZ', place: null }]" },
  F17: { file: 'src/openings/business-plans/review/review.spec.ts', passes: 'is left alone where nothing is known', fails: 'never holds a part of a name, a phone or a category, whatever stands around it' },
  F18: { file: `${ventures}/venture-terms.spec.ts`, passes: 'keeps whole terms as they are', fails: 'a partner without a role (F18)' },
  F20: { file: founders, passes: "['8,845.00', { amountUsdMinor: 884_500 }, []]", fails: "['8,845.01', { amountUsdMinor: 884_501 }, ['F20']]" },
  F21: { file: founders, passes: 'more cash where staff cannot go', fails: 'more cash for another reason' },
  F22: { file: founders, passes: 'one unit for income or skills', fails: "['nothing for either', { plannedForIncomeOrSkillsMinor: 0 }, 'NOT_YET']" },
  F23: { file: 'src/programmes/kits/kit.spec.ts', passes: 'is kept without blanks around its words', fails: 'F23: comes with training in running a business' },
  F24: { file: `${ventures}/venture-standing.spec.ts`, passes: 'is silent with one community member, or one displaced', fails: 'F24: warns of a cooperative of returnees alone' },
  F25: { file: `${ventures}/venture-terms.spec.ts`, passes: 'finds neither another place nor another trade', fails: 'finds the same trade at the same place' },
  F28: { file: founders, passes: "all ? 'ELIGIBLE' : 'NOT_YET'", fails: "basicNeedsMet: false }).standing).toBe('REFUSED')" },
  F30: { file: yardsticks, passes: 'stand beside what was published', fails: 'show nothing of fewer than five, on either side of a share' },
  F31: { file: yardsticks, passes: 'count employees after six months', fails: 'show nothing of fewer than five, on either side of a share' },
  F32: { file: 'src/people/referrals/benefit.spec.ts', passes: 'F32: says until when what ends is paid for', fails: 'F32: says nothing of an end that nobody has named' },
  F34: { file: founders, passes: 'are not where nothing is known of', fails: 'warn whoever needs land there' },
  F55: { file: 'test/openings/ventures.spec.ts', passes: 'F55: a case manager writes down what a person of their own proposes, and no other', fails: "await person('RETURNEE', officer.accountId))).toMatchObject({ code: 'NOT_FOUND' })" },
  F42: { file: `${matching}/standing.spec.ts`, passes: 'passes other demands', fails: 'fails what the person cannot do, each demand a gap' },
  F44: { file: 'src/matching/exclusions.spec.ts', passes: 'let every other employer pass', fails: 'keep the person from an employer' },
  F50: { file: 'src/people/cases/case-file.spec.ts', passes: 'F50: is 12 months after arrival, and not known before', fails: 'is the longest of F40, F41 and F50' },
  F57: { file: 'src/outcomes/placements/lifecycle/lifecycle.spec.ts', passes: "left(true).skillsHelped)).toBe('SUCCESS')", fails: "left(false).skillsHelped)).toBe('LEFT_LEGALLY')" },
  F58: { file: `${matching}/terms.spec.ts`, passes: 'passes at the limit', fails: 'fails just beyond it' },
  F59: { file: 'src/programmes/catalogue/duplicate-benefits.spec.ts', passes: "['a grant beside it', { instrument: 'GRANT' }, false]", fails: "['the same once more', {}, true]" },
  F60: { file: 'test/people/cases.spec.ts', passes: "toMatchObject([{ stage: 'PLAN_FINAL' }])", fails: 'expect(await followed(counsellor)).toEqual([])' },
  F61: { file: `${matching}/terms.spec.ts`, passes: "codes(jobseeker({ wouldMoveTo: ['DJ'] }), abroad)).toEqual([])", fails: "codes(jobseeker({ wouldMoveTo: ['ET'] }), abroad)).toEqual(['TOO_FAR'])" },
  L15: { file: `${matching}/standing.spec.ts`, passes: 'passes on the last good day', fails: 'fails an employer nobody has looked at' },
};
