import { addDays, day } from '../../kernel/day.js';
import type { JobseekerId } from '../../kernel/ids.js';
import { attendedMinutes, checkSession, isTrainedForBusiness, type SessionDraft, type SessionTopic } from './session.js';

const today = day('2026-03-02');
const [one, other] = ['1', '2'] as JobseekerId[] as [JobseekerId, JobseekerId];
const draft: SessionDraft = { kind: 'GROUP_TRAINING', heldOn: today, minutes: 90, topics: ['QUALITY', 'PRICING', 'QUALITY'], mentor: 'BAKER-2', attended: [other, one, other] };

describe('a session', () => {
  it('is kept with each topic and member once', () => expect(checkSession(draft, [one, other], today)).toEqual({ ok: true, value: { ...draft, topics: ['PRICING', 'QUALITY'], attended: [one, other] } }));
  it.each<[string, Partial<SessionDraft>, string]>([
    ['nobody', { attended: [] }, 'attendedIds'],
    ['somebody who is no member', { attended: [one, '3' as JobseekerId] }, 'attendedIds'],
    ['a day to come', { heldOn: addDays(today, 1) }, 'heldOn'],
    ['no time', { minutes: 0 }, 'minutes'],
    ['more than twelve hours', { minutes: 721 }, 'minutes'],
    ['no topic', { topics: [] }, 'topics'],
    ['a name', { mentor: 'Mrs Constructed' }, 'mentor'],
  ])('refuses %s', (_, over, field) => expect(checkSession({ ...draft, ...over }, [one, other], today)).toMatchObject({ ok: false, facts: { field } }));
});

describe('F28: what makes somebody trained in running a business', () => {
  const session = (minutes: number, topics: readonly SessionTopic[], over = {}) => ({ kind: 'GROUP_TRAINING' as const, minutes, topics, withdrawnAt: null, ...over });
  it.each<[string, readonly ReturnType<typeof session>[], boolean]>([
    ['six hours', [session(180, ['PRICING', 'SAFETY']), session(180, ['BOOKKEEPING'])], true],
    ['a minute less', [session(180, ['PRICING']), session(179, ['BOOKKEEPING'])], false],
    ['six hours of a trade', [session(360, ['PRODUCTION'])], false],
    ['six hours with a mentor', [{ ...session(360, ['PRICING']), kind: 'MENTORING' as never }], false],
    ['what was withdrawn', [session(360, ['PRICING'], { withdrawnAt: new Date(0) })], false],
    ['nothing', [], false],
  ])('%s', (_, sessions, trained) => expect(isTrainedForBusiness(attendedMinutes(sessions))).toBe(trained));
  it('adds up beside mentoring', () => expect(attendedMinutes([session(60, ['OTHER']), { ...session(30, ['MONEY']), kind: 'MENTORING' as never }])).toEqual({ mentoring: 30, training: 60, businessTraining: 0 }));
});
