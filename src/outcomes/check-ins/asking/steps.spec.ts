import fc from 'fast-check';

import { addDays, day } from '../../../kernel/day.js';
import { openStatuses, type CheckIn } from '../check-in.js';
import { afterSilentCall, SILENT_CALLS, stepOf, TEXTS, type Step, type StepGround } from './steps.js';

const now = new Date('2026-03-10T09:00:00Z');
const today = day('2026-03-10');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const planned = { side: 'PERSON', kind: 'MONTH', occasion: 'MONTH-3', dueOn: today, status: 'PLANNED', round: 1, texts: 0, calls: 0, nextAt: null, version: 1 } as unknown as CheckIn;
const ground: StepGround = { now, today, reach: 'TEXT', delivery: null, task: null, overtaken: false };
const doings = ({ effects }: Step): string[] => effects.map((effect) => `${effect.do} ${effect.occasion}`);
const recorded = { status: 'DELIVERED', deliveredAt: now } as const;

describe('a check-in that is due', () => {
  it('is a text, and on day 7 also a question for a voice', () => {
    expect(doings(stepOf(planned, ground))).toEqual(['TEXT 1']);
    expect(doings(stepOf({ ...planned, kind: 'DAY_7', occasion: 'DAY-7' }, ground))).toEqual(['TEXT 1', 'ASK_BY_VOICE DAY-7-voice']);
  });
  it('is a call for whoever does not agree to texts, and for what is a fortnight late', () => {
    expect(doings(stepOf(planned, { ...ground, reach: 'VOICE' }))).toEqual(['CALL MONTH-3-call-1']);
    expect(doings(stepOf({ ...planned, dueOn: addDays(today, -14) }, ground))).toEqual(['TEXT 1']);
    expect(doings(stepOf({ ...planned, dueOn: addDays(today, -15) }, ground))).toEqual(['CALL MONTH-3-call-1']);
  });
  it('about a start is a call', () => expect(doings(stepOf({ ...planned, kind: 'START', occasion: 'START' }, ground))).toEqual(['CALL START-call-1']));
  it('waits for whoever does not want to be asked now', () => expect(stepOf(planned, { ...ground, reach: 'LATER' })).toMatchObject({ next: { status: 'PLANNED', nextAt: hours(24) }, effects: [] }));
  it('is skipped where a later one is due as well', () => expect(stepOf(planned, { ...ground, overtaken: true })).toMatchObject({ next: { status: 'SKIPPED' }, effects: [] }));
  it('of an employer is asked by staff', () => expect(doings(stepOf({ ...planned, side: 'EMPLOYER' }, ground))).toEqual(['ASK_EMPLOYER employer-MONTH-3-ask']));
});

describe('a text', () => {
  const asked = { ...planned, status: 'ASKED', texts: 1 } as const;
  it.each([
    ['47 hours after it arrived', 47, []],
    ['48 hours after it arrived', 48, ['TEXT 2']],
    ['three days later, after a sleep', 72, ['TEXT 2']],
    ['on a clock that was set back', -72, []],
  ] as const)('that is silent %s', (_, later, does) => expect(doings(stepOf(asked, { ...ground, now: hours(later), delivery: recorded }))).toEqual(does));
  it('is a call after two that were silent for 48 hours', () => {
    const twice = { ...asked, texts: 2 };
    expect(doings(stepOf(twice, { ...ground, now: hours(48), delivery: recorded }))).toEqual(['CALL MONTH-3-call-1']);
    expect(doings(stepOf(twice, { ...ground, now: hours(47), delivery: recorded }))).toEqual([]);
  });
  it('is a call at once where it could not be delivered', () => expect(doings(stepOf(asked, { ...ground, delivery: { status: 'UNDELIVERABLE', deliveredAt: null } }))).toEqual(['CALL MONTH-3-call-1']));
  it('is waited for while it waits itself', () => expect(stepOf(asked, { ...ground, delivery: { status: 'QUEUED', deliveredAt: null } })).toMatchObject({ next: { nextAt: hours(1) }, effects: [] }));
});

describe('a call', () => {
  const calling = { ...planned, status: 'CALLING', texts: 2 } as const;
  it('is waited for while its task is open', () => expect(stepOf(calling, { ...ground, task: { status: 'OPEN', outcome: null } })).toMatchObject({ effects: [] }));
  it('that nobody answers is made three times, and then a visit', () => {
    const [one, two] = [afterSilentCall(calling, ground), afterSilentCall({ ...calling, calls: 1 }, ground)];
    expect([doings(one), doings(two)]).toEqual([['CALL MONTH-3-call-2'], ['CALL MONTH-3-call-3']]);
    expect(afterSilentCall({ ...calling, calls: 2 }, ground)).toMatchObject({ next: { status: 'VISITING', calls: 3 }, effects: [{ do: 'VISIT', occasion: 'MONTH-3-visit' }] });
  });
  it('and a visit that found nobody leave it unreached', () => expect(stepOf({ ...calling, status: 'VISITING', calls: 3 }, { ...ground, task: { status: 'DONE', outcome: 'NOT_REACHED' } }).next.status).toBe('UNREACHED'));
});

describe('any check-in', () => {
  const grounds = fc.record({
    later: fc.integer({ min: -200, max: 400 }),
    reach: fc.constantFrom('TEXT' as const, 'VOICE' as const, 'LATER' as const),
    delivery: fc.constantFrom(null, recorded, { status: 'QUEUED' as const, deliveredAt: null }, { status: 'UNDELIVERABLE' as const, deliveredAt: null }),
    task: fc.constantFrom(null, { status: 'OPEN' as const, outcome: null }, { status: 'DONE' as const, outcome: 'NOT_REACHED' as const }),
    overtaken: fc.boolean(),
  });
  it('asks nothing twice, whatever the clock says, and is open only while something comes after', () =>
    fc.assert(
      fc.property(fc.array(grounds, { maxLength: 40 }), fc.constantFrom('PERSON' as const, 'EMPLOYER' as const), (all, side) => {
        let checkIn: CheckIn = { ...planned, side };
        const done: string[] = [];
        for (const { later, ...rest } of all) {
          if (!openStatuses.includes(checkIn.status)) break;
          const step = stepOf(checkIn, { ...rest, now: hours(later), today: addDays(today, Math.floor(later / 24)) });
          done.push(...doings(step));
          checkIn = step.next;
          expect(checkIn.nextAt !== null).toBe(openStatuses.includes(checkIn.status));
        }
        expect(new Set(done).size).toBe(done.length);
        expect(done.filter((each) => each.startsWith('TEXT')).length).toBeLessThanOrEqual(TEXTS);
        expect(done.filter((each) => each.startsWith('CALL')).length).toBeLessThanOrEqual(SILENT_CALLS);
      }),
    ));
});
