import { day, type Day } from '../../kernel/day.js';
import type { CatalogueEntry } from '../../programmes/catalogue/catalogue-entry.js';
import { duplicateBenefits } from '../../programmes/catalogue/duplicate-benefits.js';
import type { ReferralStatus } from '../../programmes/catalogue/referral.js';
import { benefitOfReferral, referralInWords } from './benefit.js';

const housing = { id: 'housing', service: 'HOUSING' } as unknown as CatalogueEntry;
const referral = (status: ReferralStatus, statusOn = '2026-03-31') => ({ status, statusOn: day(statusOn) });
const twice = (status: ReferralStatus, instrument: CatalogueEntry['service'], on: Day, entry = housing) => {
  const held = benefitOfReferral(referral(status), entry);
  return held === null ? [] : duplicateBenefits({ programme: 'another', instrument, fromDay: on, toDay: null }, [held]).map(({ rule, level }) => `${level} ${rule}`);
};
const today = day('2026-03-31');

describe('F59: what a person has by a referral', () => {
  it.each<[string, ReferralStatus, CatalogueEntry['service'], string[]]>([
    ['pointed to it alone', 'REFERRED', 'HOUSING', []],
    ['promised', 'ACCEPTED', 'HOUSING', ['WARN F59']],
    ['given', 'SERVED', 'HOUSING', ['WARN F59']],
    ['refused', 'REFUSED', 'HOUSING', []],
    ['not taken up', 'NOT_TAKEN_UP', 'HOUSING', []],
    ['another service', 'SERVED', 'CHILD_CARE', []],
  ])('%s', (_, status, service, found) => expect(twice(status, service, today)).toEqual(found));

  it('counts for a year after it was given, and what is promised until somebody says otherwise', () => {
    const at = (status: ReferralStatus) => [day('2027-03-30'), day('2027-03-31')].map((on) => twice(status, 'HOUSING', on).length);
    expect(at('SERVED')).toEqual([1, 0]);
    expect(at('ACCEPTED')).toEqual([1, 1]);
  });

  it('is capital from a matching fund as from a grant, and advice is no benefit', () => {
    const of = (service: CatalogueEntry['service']) => benefitOfReferral(referral('SERVED'), { ...housing, service });
    const grant = { programme: 'fund', instrument: 'GRANT', fromDay: today, toDay: null } as const;
    expect(duplicateBenefits(grant, [of('MATCHING_FUND')!])).toHaveLength(1);
    expect(duplicateBenefits(grant, [of('LOAN')!])).toEqual([]);
    expect(of('RETURNEE_OFFICE')).toBeNull();
  });
});

describe('what a person is told of a referral', () => {
  const told = (fundingEndsOn: Day | null) => referralInWords({ status: 'NOT_TAKEN_UP', referredOn: today }, { name: 'A pilot', provider: 'A partner', fundingEndsOn });
  it('F32: says until when what ends is paid for', () => expect(told(day('2026-12-31'))).toBe('A pilot of A partner, 2026-03-31: not taken up, paid for until 2026-12-31'));
  it('F32: says nothing of an end that nobody has named', () => expect(told(null)).toBe('A pilot of A partner, 2026-03-31: not taken up'));
});
