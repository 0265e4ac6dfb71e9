import { addDays, day } from '../../kernel/day.js';
import type { Jobseeker } from '../jobseekers/jobseeker.js';
import { emptyProfile } from '../jobseekers/profile/skill-profile.js';
import { DAYS_AHEAD, expiringPapers, paperTask } from './expiring-papers.js';

const today = day('2026-03-01');
const last = addDays(today, DAYS_AHEAD);
const skill = (certifiedUntil: string | null) =>
  ({ uri: 'x', level: 3, evidence: 'CERTIFIED', issuer: 'x', certifiedUntil: certifiedUntil === null ? null : day(certifiedUntil), gainedIn: null }) as const;
const person = { id: '0', status: 'ACTIVE', assignedTo: 'a' } as unknown as Jobseeker;

describe('expiringPapers', () => {
  it('takes what ends within thirty days, and what has ended', () => {
    const profile = { ...emptyProfile, skills: [skill('2025-01-01'), skill(null)], licences: [{ code: 'C', validUntil: last }, { code: 'B', validUntil: addDays(last, 1) }] };
    expect(expiringPapers({ profile }, today)).toEqual([day('2025-01-01'), last]);
  });
  it('names a day once', () => {
    const profile = { ...emptyProfile, skills: [skill('2026-03-09'), skill('2026-03-09')], licences: [{ code: 'C', validUntil: day('2026-03-09') }] };
    expect(expiringPapers({ profile }, today)).toEqual([day('2026-03-09')]);
  });
});

describe('paperTask', () => {
  it('is for whoever accompanies the person, by the day on which the paper ends', () => expect(paperTask(person, last)).toMatchObject({ dueOn: last, owner: 'a', queue: 'CASE_MANAGER' }));
  it.each(['WITHDRAWN', 'CLOSED'] as const)('is none for somebody who is %s', (status) => expect(paperTask({ ...person, status }, last)).toBeNull());
  it('is there for somebody who pauses', () => expect(paperTask({ ...person, status: 'PAUSED' }, last)).not.toBeNull());
});
