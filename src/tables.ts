import type { EntitySchema } from 'typeorm';

import { accountTable } from './office/accounts/account.table.js';
import { apiKeyTable } from './office/api-keys/api-key.table.js';
import { exchangeRateTable } from './office/missions/exchange-rate.table.js';
import { missionTable } from './office/missions/mission.table.js';
import { taskTable } from './office/tasks/task.table.js';
import { employerTable } from './openings/employers/employer.table.js';
import { mailboxTable } from './openings/employers/mailboxes/mailbox.table.js';
import { internshipTable } from './openings/internships/internship.table.js';
import { openingTable } from './openings/openings/opening.table.js';
import { decentWorkTable } from './openings/decent-work/decent-work.table.js';
import { payStandardTable } from './openings/pay-standards/pay-standard.table.js';
import { payrollCorrectionTable } from './openings/payroll-corrections/payroll-correction.table.js';
import { baselineTable, payrollTable } from './openings/payrolls/payroll.table.js';
import { supportTable } from './openings/support/support.table.js';
import { ventureTable } from './openings/ventures/venture.table.js';
import { trainingTable } from './openings/trainings/training.table.js';
import { awardTable } from './programmes/funds/awards/award.table.js';
import { fundTable } from './programmes/funds/fund.table.js';
import { paymentTable } from './programmes/funds/payments/payment.table.js';
import { programmeTable, ruleOverrideTable, ruleSetTable } from './programmes/rules/programmes/programme.table.js';
import { importRefusalTable, importTable } from './platform/imports/import.table.js';
import { mailTable } from './platform/mail/mail.table.js';
import { outboxTable } from './platform/queue/outbox.table.js';
import { candidacyTable, releaseTable } from './outcomes/candidates/candidacy.table.js';
import { placementTable } from './outcomes/placements/placement.table.js';
import { answerLinkTable } from './outcomes/employer-answers/links/link.table.js';
import { supportedSeatTable } from './outcomes/supported-seats/supported-seat.table.js';
import { questionTable } from './outcomes/response-rates/question.table.js';
import { offerTable } from './outcomes/offers/offer.table.js';
import { checkInTable } from './outcomes/check-ins/check-in.table.js';
import { surveyResponseTable } from './outcomes/surveys/survey.table.js';
import { placeSuspensionTable } from './outcomes/suspensions/place-suspension.table.js';
import { caseFileTable, planTable } from './people/cases/case.table.js';
import { consentEventTable } from './people/consents/consent.table.js';
import { jobseekerStatusTable, jobseekerTable } from './people/jobseekers/jobseeker.table.js';
import { relayTable } from './sms/relays/relay.table.js';

/** Every table that is read through TypeORM. */
export const tables: readonly EntitySchema[] = [
  missionTable,
  exchangeRateTable,
  accountTable,
  apiKeyTable,
  taskTable,
  fundTable,
  awardTable,
  paymentTable,
  programmeTable,
  ruleSetTable,
  ruleOverrideTable,
  jobseekerTable,
  jobseekerStatusTable,
  consentEventTable,
  caseFileTable,
  planTable,
  candidacyTable,
  releaseTable,
  offerTable,
  placeSuspensionTable,
  surveyResponseTable,
  questionTable,
  answerLinkTable,
  placementTable,
  supportedSeatTable,
  checkInTable,
  employerTable,
  mailboxTable,
  openingTable,
  internshipTable,
  trainingTable,
  supportTable,
  baselineTable,
  payrollTable,
  payrollCorrectionTable,
  payStandardTable,
  decentWorkTable,
  ventureTable,
  outboxTable,
  mailTable,
  importTable,
  importRefusalTable,
  relayTable,
] as unknown as readonly EntitySchema[];
