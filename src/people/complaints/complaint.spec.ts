import { complaintMoves, complaintStatuses, moveComplaint, type Complaint } from './complaint.js';

const complaint = { status: 'OPEN', inReviewAt: null, answeredAt: null, version: 1 } as Complaint;
const now = new Date('2026-03-01T10:00:00Z');

describe('moveComplaint', () => {
  it('moves only as its table says', () => {
    for (const from of complaintStatuses)
      for (const to of complaintStatuses) expect([from, to, moveComplaint({ ...complaint, status: from }, to, now).ok]).toEqual([from, to, complaintMoves[from].includes(to)]);
  });
  it('reaches every status', () => expect(new Set(['OPEN', ...Object.values(complaintMoves).flat()])).toEqual(new Set(complaintStatuses)));
  it('dates each step', () => {
    expect(moveComplaint(complaint, 'IN_REVIEW', now)).toMatchObject({ value: { inReviewAt: now, answeredAt: null, version: 2 } });
    expect(moveComplaint({ ...complaint, status: 'IN_REVIEW' }, 'ANSWERED', now)).toMatchObject({ value: { answeredAt: now } });
  });
});
