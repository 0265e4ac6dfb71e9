import type { Type } from '@nestjs/common';

import { AccountViewersModule } from './office/accounts/account-viewers.module.js';
import { AccountsModule } from './office/accounts/accounts.module.js';
import { MissionsModule } from './office/missions/missions.module.js';
import { TasksModule } from './office/tasks/tasks.module.js';
import { FundsModule } from './programmes/funds/funds.module.js';
import { ProgrammesModule } from './programmes/rules/programmes/programmes.module.js';
import { MatchesModule } from './matches/matches.module.js';
import { TrainingGapsModule } from './matches/training-gaps/training-gaps.module.js';
import { OpeningDuplicatesModule } from './openings/duplicates/opening-duplicates.module.js';
import { EligibilityModule } from './openings/eligibility/eligibility.module.js';
import { FundingModule } from './openings/funding/funding.module.js';
import { GrantsModule } from './openings/grants/grants.module.js';
import { EmployersModule } from './openings/employers/employers.module.js';
import { MailboxesModule } from './openings/employers/mailboxes/mailboxes.module.js';
import { InternshipFactsModule } from './openings/internships/internship-facts.module.js';
import { InternshipsModule } from './openings/internships/internships.module.js';
import { LifecycleModule } from './openings/lifecycle/lifecycle.module.js';
import { OpeningsModule } from './openings/openings/openings.module.js';
import { ReverificationModule } from './openings/reverification/reverification.module.js';
import { DecentWorkModule } from './openings/decent-work/decent-work.module.js';
import { PayStandardsModule } from './openings/pay-standards/pay-standards.module.js';
import { PayrollCorrectionsModule } from './openings/payroll-corrections/payroll-corrections.module.js';
import { PayrollsModule } from './openings/payrolls/payrolls.module.js';
import { SupportModule } from './openings/support/support.module.js';
import { TrainingsModule } from './openings/trainings/trainings.module.js';
import { VacanciesModule } from './openings/vacancies/vacancies.module.js';
import { MentoringModule } from './openings/mentoring/mentoring.module.js';
import { BusinessPlansModule } from './openings/business-plans/business-plans.module.js';
import { EmployerProposalsModule } from './openings/proposals/employer-proposals.module.js';
import { VenturesModule } from './openings/ventures/ventures.module.js';
import { OpeningImportsModule } from './openings/imports/opening-imports.module.js';
import { PersonDuplicatesModule } from './people/duplicates/person-duplicates.module.js';
import { CaseFilesModule } from './people/jobseekers/case-files.module.js';
import { CasesModule } from './people/cases/cases.module.js';
import { ComplaintsModule } from './people/complaints/complaints.module.js';
import { ConsentsModule } from './people/consents/consents.module.js';
import { HandOverModule } from './people/handover/handover.module.js';
import { JobseekerImportModule } from './people/jobseekers/imports/jobseeker-import.module.js';
import { JobseekersModule } from './people/jobseekers/jobseekers.module.js';
import { PapersModule } from './people/papers/papers.module.js';
import { IdentitiesModule } from './people/vault/identities/identities.module.js';
import { KeysModule } from './people/vault/keys/keys.module.js';
import { CandidatesModule } from './outcomes/candidates/candidates.module.js';
import { MessagesModule } from './outcomes/messages/messages.module.js';
import { TeamsModule } from './outcomes/teams/teams.module.js';
import { PlacementsModule } from './outcomes/placements/placements.module.js';
import { ContractsModule } from './outcomes/contracts/contracts.module.js';
import { InternshipPapersModule } from './outcomes/internship-papers/internship-papers.module.js';
import { CheckInsModule } from './outcomes/check-ins/check-ins.module.js';
import { PlaceSuspensionsModule } from './outcomes/suspensions/place-suspensions.module.js';
import { OffersModule } from './outcomes/offers/offers.module.js';
import { CatalogueModule } from './programmes/catalogue/catalogue.module.js';
import { KitsModule } from './programmes/kits/kits.module.js';
import { ReferralsModule } from './people/referrals/referrals.module.js';
import { RuleFactsModule } from './people/vault/rule-facts/rule-facts.module.js';
import { ProtectionModule } from './people/vault/protection/protection.module.js';
import { PersonalDataModule } from './people/personal-data/personal-data.module.js';
import { PayrollRemindersModule } from './outcomes/payroll-reminders/payroll-reminders.module.js';
import { StartChecksModule } from './outcomes/start-checks/start-checks.module.js';
import { SupportedSeatsModule } from './outcomes/supported-seats/supported-seats.module.js';
import { SurveysModule } from './outcomes/surveys/surveys.module.js';
import { FiguresModule } from './outcomes/figures/figures.module.js';
import { EmployerAnswersModule } from './outcomes/employer-answers/employer-answers.module.js';
import { ResponseRatesModule } from './outcomes/response-rates/response-rates.module.js';
import { FollowUpsModule } from './outcomes/venture-follow-ups/follow-ups.module.js';
import { AuditModule } from './platform/audit/audit.module.js';
import { ImportsModule } from './platform/imports/imports.module.js';
import { MailsModule } from './platform/mail/mails.module.js';
import { PlacesModule } from './reference/places/places.module.js';
import { TaxonomyModule } from './reference/taxonomy/taxonomy.module.js';
import { CodesModule } from './sms/codes/codes.module.js';
import { JoinedModule } from './sms/joined/joined.module.js';
import { SmsModule } from './sms/sms.module.js';
import { TextSurveysModule } from './sms/surveys/text-surveys.module.js';

/** The features of the product, floor by floor: what the API and the worker both run. */
export const features: readonly Type[] = [
  AuditModule,
  ImportsModule,
  MailsModule,
  TaxonomyModule,
  PlacesModule,
  MissionsModule,
  AccountsModule,
  AccountViewersModule,
  TasksModule,
  FundsModule,
  ProgrammesModule,
  CatalogueModule,
  KitsModule,
  JobseekersModule,
  CaseFilesModule,
  KeysModule,
  IdentitiesModule,
  ConsentsModule,
  CasesModule,
  ComplaintsModule,
  ProtectionModule,
  RuleFactsModule,
  ReferralsModule,
  PersonalDataModule,
  HandOverModule,
  JobseekerImportModule,
  PersonDuplicatesModule,
  PapersModule,
  EmployersModule,
  MailboxesModule,
  ReverificationModule,
  OpeningsModule,
  SupportModule,
  PayrollsModule,
  PayrollCorrectionsModule,
  DecentWorkModule,
  PayStandardsModule,
  LifecycleModule,
  EligibilityModule,
  VacanciesModule,
  InternshipsModule,
  InternshipFactsModule,
  TrainingsModule,
  OpeningImportsModule,
  OpeningDuplicatesModule,
  VenturesModule,
  EmployerProposalsModule,
  FundingModule,
  BusinessPlansModule,
  MentoringModule,
  GrantsModule,
  MatchesModule,
  TrainingGapsModule,
  PlaceSuspensionsModule,
  CandidatesModule,
  ResponseRatesModule,
  EmployerAnswersModule,
  SurveysModule,
  OffersModule,
  TeamsModule,
  FiguresModule,
  FollowUpsModule,
  MessagesModule,
  PlacementsModule,
  SupportedSeatsModule,
  PayrollRemindersModule,
  CheckInsModule,
  InternshipPapersModule,
  ContractsModule,
  StartChecksModule,
  SmsModule,
  JoinedModule,
  TextSurveysModule,
  CodesModule,
];
