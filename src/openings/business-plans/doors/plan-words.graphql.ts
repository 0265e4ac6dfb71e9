import { enumType } from '../../../platform/graphql/enum.js';
import type { FundingSource, PlanSection, PlanStage } from '../plan.js';
import type { PlanCriterion, PlanVerdict } from '../review/opinion.js';

export const PlanStageEnum = enumType<PlanStage>('BusinessPlanStage', 'Where a business plan stands.', {
  DRAFT: 'It is being written.',
  WITH_STAFF: 'Staff look at it.',
  WITH_REVIEWERS: 'Reviewers judge it, who do not learn whose it is.',
  RETURNED: 'It is to be revised.',
  APPROVED: 'Its reviewers approved it.',
  REFUSED: 'Its reviewers refused it.',
  WITHDRAWN: 'It was taken back.',
});

export const PlanSectionEnum = enumType<PlanSection>('BusinessPlanSection', 'What a part of a business plan is about.', {
  SUMMARY: 'The plan in a few sentences.',
  OFFER: 'What is made or done, and for what price.',
  MARKET: 'Who buys it, and how many they are.',
  COMPETITION: 'Who else offers it.',
  OPERATIONS: 'How it is made: materials, machines, suppliers, days.',
  SKILLS: 'What its people can do, and what they will be trained in.',
  RISKS: 'What may go wrong, and what is done then.',
});

export const FundingSourceEnum = enumType<FundingSource>('BusinessPlanFundingSource', 'Where money of a business plan comes from.', {
  MEMBERS: 'Its members.',
  PARTNER: 'A partner.',
  PROGRAMME: 'A programme: a grant or what is given in kind.',
  LOAN: 'A loan.',
});

export const PlanCriterionEnum = enumType<PlanCriterion>('BusinessPlanCriterion', 'What a business plan is judged by.', {
  MARKET: 'Whether somebody buys.',
  FEASIBILITY: 'Whether it can be done.',
  MONEY: 'Whether the figures hold.',
  SKILLS: 'Whether its people can do it, or will learn.',
  RISKS: 'Whether what may go wrong is seen.',
});

export const PlanVerdictEnum = enumType<PlanVerdict>('BusinessPlanVerdict', 'What a reviewer thinks of a business plan.', {
  APPROVE: 'It can be done as it is.',
  RETURN: 'It has to be revised first.',
  REFUSE: 'It should not be done.',
});
