import { day } from '../../kernel/day.js';
import { moveReferral, needAfter, referralMoves, referralStatuses, type Referral } from './referral.js';

const [before, on] = [day('2026-03-01'), day('2026-03-31')];
const referral: Referral = { status: 'REFERRED', referredOn: before, statusOn: before };

describe('a referral', () => {
  it('F10: is not a service: only what was served meets the need, and a refusal opens it again', () => {
    expect(referralStatuses.map((status) => [status, needAfter({ status })])).toEqual([
      ['REFERRED', 'WAITING'],
      ['ACCEPTED', 'WAITING'],
      ['SERVED', 'MET'],
      ['REFUSED', 'OPEN'],
      ['NOT_TAKEN_UP', 'OPEN'],
    ]);
  });

  it('reaches every status, and leaves none that is final', () => {
    const reached = new Set(['REFERRED', ...Object.values(referralMoves).flat()]);
    expect(referralStatuses.filter((status) => !reached.has(status))).toEqual([]);
    for (const from of referralStatuses)
      for (const to of referralStatuses) {
        const moved = moveReferral({ ...referral, status: from }, to, on);
        if (referralMoves[from].includes(to)) expect(moved).toEqual({ ok: true, value: { ...referral, status: to, statusOn: on } });
        else expect(moved).toMatchObject({ code: 'MOVE_NOT_ALLOWED', facts: { what: 'referral', from, to } });
      }
  });
});
