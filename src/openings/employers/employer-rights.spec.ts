import type { AccountId, EmployerId, MissionId } from '../../kernel/ids.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Employer } from './employer.js';
import { mayChange, maySee, sameFacts, samePapers, standingFor } from './employer-rights.js';

const missionId = '00000000-0000-7000-8000-000000000001' as MissionId;
const mine = '00000000-0000-7000-8000-000000000002' as EmployerId;
const other = '00000000-0000-7000-8000-000000000003' as EmployerId;
const contact = '00000000-0000-7000-8000-000000000004' as AccountId;

const partner: Viewer = { missionId, accountId: contact, roles: ['PARTNER'], employerId: mine };
const officer: Viewer = { missionId, accountId: contact, roles: ['JOB_PLACEMENT_OFFICER'], employerId: null };

const employer: Employer = {
  missionId,
  id: mine,
  name: 'Bakery',
  legalForm: 'COMPANY',
  size: 'SMALL',
  country: 'ET',
  place: null,
  registration: 'AB 1',
  contactAccountId: contact,
  status: 'VERIFIED',
  verifiedUntil: null,
  pledgedAt: null,
  pledgedBy: null,
  pledgeSignatory: null,
  externalSource: null,
  externalId: null,
  version: 1,
  createdAt: new Date(0),
};

describe('maySee', () => {
  it('shows a partner its own employer only', () => {
    expect(maySee(partner, mine)).toBe(true);
    expect(maySee(partner, other)).toBe(false);
  });
  it('shows staff every employer', () => expect(maySee(officer, other)).toBe(true));
});

describe('standingFor', () => {
  it('is for staff only', () => {
    expect(standingFor(officer, employer)).toEqual({ employerId: mine, status: 'VERIFIED', verifiedUntil: null });
    expect(standingFor(partner, employer)).toBeNull();
  });
});

describe('mayChange', () => {
  const papers: Partial<Employer>[] = [{ name: 'Other' }, { legalForm: 'INFORMAL' }, { country: 'KE' }, { registration: null }];

  it.each(papers)('keeps a partner from changing %j once staff verified it', (over) => {
    expect(mayChange(partner, employer, { ...employer, ...over })).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    expect(mayChange(partner, { ...employer, status: 'UNVERIFIED' }, { ...employer, status: 'UNVERIFIED', ...over }).ok).toBe(true);
    expect(mayChange(officer, employer, { ...employer, ...over }).ok).toBe(true);
  });

  it('lets a partner change ordinary facts at any time', () => {
    expect(mayChange(partner, employer, { ...employer, size: 'LARGE' }).ok).toBe(true);
  });

  it('keeps the contact person from partners', () => {
    const next = { ...employer, contactAccountId: officer.accountId === contact ? null : contact };
    expect(mayChange(partner, { ...employer, status: 'UNVERIFIED' }, { ...next, status: 'UNVERIFIED' })).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it.each(['VERIFIED', 'SUPPORTED'] as const)('leaves a %s employer with a contact person', (status) => {
    const next = { ...employer, status, contactAccountId: null };
    expect(mayChange(officer, { ...employer, status }, next)).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('sameness', () => {
  it('looks at papers only', () => {
    expect(samePapers(employer, { ...employer, size: 'LARGE' })).toBe(true);
    expect(samePapers(employer, { ...employer, registration: 'AB 2' })).toBe(false);
  });
  it('looks at all facts', () => {
    expect(sameFacts(employer, { ...employer, version: 9 })).toBe(true);
    expect(sameFacts(employer, { ...employer, size: 'LARGE' })).toBe(false);
  });
});
