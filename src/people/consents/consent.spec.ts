import { day } from '../../kernel/day.js';
import type { EmployerId, JobseekerId, MissionId } from '../../kernel/ids.js';
import {
  checkGiven,
  checkWithdrawn,
  columnsOf,
  consentChannels,
  consentsOf,
  consentTo,
  needsConsent,
  type ConsentEvent,
  type ConsentEventId,
  type ConsentScope,
  type ConsentStatement,
  type DisclosureStep,
} from './consent.js';

const [firm, otherFirm] = ['firm', 'other firm'] as EmployerId[] as [EmployerId, EmployerId];
const matching: ConsentScope = { purpose: 'MATCHING' };
const disclosure = (step: DisclosureStep = 'CANDIDATE', employerId = firm): ConsentScope => ({ purpose: 'DISCLOSURE', employerId, step });
const today = day('2026-03-01');
const said: ConsentStatement = {
  textVersion: 'v1',
  language: 'en',
  channel: 'IN_PERSON',
  capacity: 'SELF',
  guardianReference: null,
  afterCounselling: true,
  decidedOn: today,
};

/** What was said, in this order: `+` for yes, `-` for no. */
function events(...words: readonly (readonly ['+' | '-', ConsentScope])[]): ConsentEvent[] {
  return words.map(([word, scope], at) => ({
    missionId: 'm' as MissionId,
    id: String(at) as ConsentEventId,
    jobseekerId: 'j' as JobseekerId,
    number: at + 1,
    kind: word === '+' ? 'GIVEN' : 'WITHDRAWN',
    ...columnsOf(scope),
    ...said,
    recordedBy: null,
    recordedAt: new Date(0),
  }));
}

describe('consentTo', () => {
  it('is nothing while nobody asked', () => expect(consentTo([], matching)).toBeNull());
  it('is the last word', () => {
    expect(consentTo(events(['+', matching]), matching)).toMatchObject({ number: 1 });
    expect(consentTo(events(['+', matching], ['-', matching]), matching)).toBeNull();
    expect(consentTo(events(['+', matching], ['-', matching], ['+', matching]), matching)).toMatchObject({ number: 3 });
  });
  it('is the last word by number, in whatever order lines are read', () =>
    expect(consentTo(events(['+', matching], ['-', matching]).reverse(), matching)).toBeNull());
  it('for one purpose says nothing of another', () =>
    expect(consentTo(events(['+', matching]), { purpose: 'SMS' })).toBeNull());
  it('for one recipient says nothing of another', () => {
    expect(consentTo(events(['+', disclosure()]), disclosure('CANDIDATE', otherFirm))).toBeNull();
    expect(consentTo(events(['+', { purpose: 'SHARING', office: 'A_B' }]), { purpose: 'SHARING', office: 'A_C' })).toBeNull();
  });
  it('to a step needs the steps before it', () => {
    expect(consentTo(events(['+', disclosure('PHONE')]), disclosure('PHONE'))).toBeNull();
    expect(consentTo(events(['+', disclosure()], ['+', disclosure('PHONE')]), disclosure('PHONE'))).toBeNull();
    expect(consentTo(events(['+', disclosure()], ['+', disclosure('NAME')], ['+', disclosure('PHONE')]), disclosure('PHONE'))).not.toBeNull();
  });
  it('is not revived: what followed a step that was taken back is given anew or not at all', () => {
    const all = [['+', disclosure()], ['+', disclosure('NAME')], ['-', disclosure()], ['+', disclosure()]] as const;
    expect(consentTo(events(...all), disclosure())).not.toBeNull();
    expect(consentTo(events(...all), disclosure('NAME'))).toBeNull();
    expect(consentsOf(events(...all)).map((each) => [each.step, each.kind])).toEqual([['CANDIDATE', 'GIVEN'], ['NAME', 'WITHDRAWN']]);
  });
  it('is refused by name where it is missing', () => {
    expect(needsConsent([], disclosure('NAME'))).toMatchObject({ code: 'CONSENT_NEEDED', facts: { purpose: 'DISCLOSURE NAME' } });
    expect(needsConsent(events(['+', matching]), matching)).toMatchObject({ ok: true });
  });
});

describe('checkGiven', () => {
  it('takes a statement for any purpose', () => {
    for (const scope of [matching, disclosure(), { purpose: 'SHARING', office: 'MINISTRY_1' }] as const) expect(checkGiven(scope, said, [], today)).toMatchObject({ ok: true });
  });
  it.each([
    ['no text version', { textVersion: null }, 'textVersion'],
    ['no language', { language: null }, 'language'],
    ['a language that is none', { language: 'english' }, 'language'],
    ['a day to come', { decidedOn: day('2026-03-02') }, 'decidedOn'],
    ['a guardian without authority', { capacity: 'GUARDIAN' }, 'guardianReference'],
    ['the authority of nobody', { guardianReference: 'G-1' }, 'guardianReference'],
  ] as const)('refuses %s', (_, over, field) =>
    expect(checkGiven(matching, { ...said, ...over }, [], today)).toMatchObject({ ok: false, facts: { field } }),
  );
  it('never takes a text for consent to disclosure, at any step', () => {
    for (const channel of consentChannels)
      for (const step of ['CANDIDATE', 'NAME', 'PHONE'] as const)
        expect([channel, checkGiven(disclosure(step), { ...said, channel }, [], today).ok]).toEqual([channel, channel !== 'TEXT']);
    expect(checkGiven({ purpose: 'SMS' }, { ...said, channel: 'TEXT' }, [], today)).toMatchObject({ ok: true });
  });
  it('wants disclosure explained before', () =>
    expect(checkGiven(disclosure(), { ...said, afterCounselling: false }, [], today)).toMatchObject({ facts: { field: 'afterCounselling' } }));
  it('takes no paper from before a withdrawal', () => {
    const before = events(['-', matching]);
    expect(checkGiven(matching, { ...said, decidedOn: day('2026-02-28') }, before, today)).toMatchObject({ facts: { field: 'decidedOn' } });
    expect(checkGiven(matching, said, before, today)).toMatchObject({ ok: true });
    expect(checkGiven({ purpose: 'SMS' }, { ...said, decidedOn: day('2026-02-28') }, before, today)).toMatchObject({ ok: true });
  });
});

describe('checkWithdrawn', () => {
  it('asks for nothing: no text, no language, no counselling, by text too', () =>
    expect(checkWithdrawn(disclosure(), { ...said, textVersion: null, language: null, channel: 'TEXT', afterCounselling: false }, today)).toMatchObject({ ok: true }));
});
