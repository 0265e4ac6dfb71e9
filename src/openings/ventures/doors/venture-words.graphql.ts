import { enumType } from '../../../platform/graphql/enum.js';
import type { VentureNeed } from '../../../reference/law/legal-barriers.js';
import type { BudgetPurpose, ContributionForm, Contributor, PartnerKind, VentureKind, VentureStatus } from '../venture.js';

export const VentureKindEnum = enumType<VentureKind>('VentureKind', 'What kind of venture it is.', {
  COOPERATIVE: 'Members own it together; it cites a market assessment and trains its group.',
  GROUP_MICROENTERPRISE: 'Several people run a small business together.',
  FAMILY: 'A household runs it.',
  INDIVIDUAL: 'One person founds it.',
});

export const VentureStatusEnum = enumType<VentureStatus>('VentureStatus', 'Where a venture stands.', {
  IDEA: 'Written down.',
  OPEN: 'Its roles may be offered.',
  FORMING: 'Its people come together.',
  FUNDED: 'It has its money.',
  RUNNING: 'It does business.',
  PAUSED: 'It rests, and goes on where it stopped.',
  SOLD: 'It was sold.',
  PARTNERS_SPLIT: 'Its people went separate ways.',
  CAPITAL_LOST: 'Its capital is gone.',
  FAILED: 'It did not work out.',
  CLOSED_BY_CHOICE: 'Its people ended it.',
});

export const VentureNeedEnum = enumType<VentureNeed>('VentureNeed', 'What a venture cannot do without and the law may keep from somebody.', {
  LAND: 'Land.',
  BUILDING: 'A building.',
  CREDIT: 'Credit.',
  LICENCE: 'A licence.',
});

export const PartnerKindEnum = enumType<PartnerKind>('VenturePartnerKind', 'What a partner of a venture is.', {
  FIRM: 'A firm.',
  LOCAL_GOVERNMENT: 'A town, district or region.',
  NGO: 'An organisation that is no firm and no government.',
  DIASPORA: 'People of the country who live abroad.',
  OTHER: 'Somebody else.',
});

export const ContributorEnum = enumType<Contributor>('VentureContributor', 'Who puts something into a venture.', {
  MEMBERS: 'Its members, together.',
  PARTNER: 'A partner.',
  MISSION: 'The mission.',
});

export const ContributionFormEnum = enumType<ContributionForm>('VentureContributionForm', 'In what form something is put in.', {
  CASH: 'Money.',
  IN_KIND: 'Things, space or work, by their value.',
});

export const BudgetPurposeEnum = enumType<BudgetPurpose>('VentureBudgetPurpose', 'What a line of a budget is for.', {
  INCOME: 'It brings income.',
  SKILLS: 'It teaches skills.',
  OTHER: 'Neither.',
});
