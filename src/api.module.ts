import { Module, type DynamicModule, type Type } from '@nestjs/common';

import { features } from './features.js';
import type { Clock } from './kernel/clock.js';
import { MatchesApiModule } from './matches/matches-api.module.js';
import { TrainingGapsApiModule } from './matches/training-gaps/training-gaps-api.module.js';
import { SignInModule } from './office/accounts/sign-in.module.js';
import { OfficeApiModule } from './office/office-api.module.js';
import { ProgrammesApiModule } from './programmes/programmes-api.module.js';
import { OpeningDuplicatesApiModule } from './openings/duplicates/opening-duplicates-api.module.js';
import { EligibilityApiModule } from './openings/eligibility/eligibility-api.module.js';
import { FundingApiModule } from './openings/funding/funding-api.module.js';
import { EmployersApiModule } from './openings/employers/employers-api.module.js';
import { OpeningsApiModule } from './openings/doors/openings-api.module.js';
import { TeamsApiModule } from './outcomes/teams/doors/teams-api.module.js';
import { MentoringApiModule } from './openings/mentoring/doors/mentoring-api.module.js';
import { BusinessPlansApiModule } from './openings/business-plans/doors/business-plans-api.module.js';
import { EmployerProposalsApiModule } from './openings/proposals/doors/employer-proposals-api.module.js';
import { VenturesApiModule } from './openings/ventures/doors/ventures-api.module.js';
import { InternshipsApiModule } from './openings/internships/internships-api.module.js';
import { TrainingsApiModule } from './openings/trainings/trainings-api.module.js';
import { SupportApiModule } from './openings/support/support-api.module.js';
import { GrantsApiModule } from './openings/grants/doors/grants-api.module.js';
import { VacanciesApiModule } from './openings/vacancies/vacancies-api.module.js';
import { CaseloadsApiModule } from './people/jobseekers/caseloads/caseloads-api.module.js';
import { PersonDuplicatesApiModule } from './people/duplicates/person-duplicates-api.module.js';
import { CasesApiModule } from './people/cases/cases-api.module.js';
import { ComplaintsApiModule } from './people/complaints/complaints-api.module.js';
import { ConsentsApiModule } from './people/consents/consents-api.module.js';
import { JobseekersApiModule } from './people/jobseekers/jobseekers-api.module.js';
import { IdentitiesApiModule } from './people/vault/identities/identities-api.module.js';
import { OutcomesApiModule } from './outcomes/outcomes-api.module.js';
import { FiguresApiModule } from './outcomes/figures/doors/figures-api.module.js';
import { PolicyReviewsModule } from './outcomes/policy-reviews/policy-reviews.module.js';
import { ReferralsApiModule } from './people/referrals/referrals-api.module.js';
import { RuleFactsApiModule } from './people/vault/rule-facts/rule-facts-api.module.js';
import { ProtectionApiModule } from './people/vault/protection/protection-api.module.js';
import { PersonalDataApiModule } from './people/personal-data/personal-data-api.module.js';
import { AuditApiModule } from './platform/audit/audit-api.module.js';
import { ImportsApiModule } from './platform/imports/imports-api.module.js';
import type { Config } from './platform/config/config.js';
import { GraphiqlModule } from './platform/graphql/graphiql/graphiql.module.js';
import { graphqlModule } from './platform/graphql/graphql.module.js';
import { HttpModule } from './platform/http/http.module.js';
import type { Installation } from './platform/installation.js';
import type { Log } from './platform/log/log.js';
import { PlatformModule } from './platform/platform.module.js';
import { queueModule } from './platform/queue/queue.module.js';
import { RatesModule } from './platform/rates/rates.module.js';
import { SmsApiModule } from './sms/sms-api.module.js';

/** What a process is made of. */
export interface ProcessGround {
  readonly config: Config;
  readonly installation: Installation;
  readonly log: Log;
  /** The machine's own unless given. */
  readonly clock?: Clock;
}

/** The doors of the API, floor by floor. */
export const doors: readonly Type[] = [
  AuditApiModule,
  ImportsApiModule,
  OfficeApiModule,
  ProgrammesApiModule,
  JobseekersApiModule,
  CaseloadsApiModule,
  PersonDuplicatesApiModule,
  IdentitiesApiModule,
  ConsentsApiModule,
  CasesApiModule,
  ComplaintsApiModule,
  ProtectionApiModule,
  RuleFactsApiModule,
  ReferralsApiModule,
  PersonalDataApiModule,
  EmployersApiModule,
  SupportApiModule,
  OpeningsApiModule,
  VacanciesApiModule,
  VenturesApiModule,
  EmployerProposalsApiModule,
  BusinessPlansApiModule,
  MentoringApiModule,
  GrantsApiModule,
  InternshipsApiModule,
  EligibilityApiModule,
  FundingApiModule,
  TrainingsApiModule,
  OpeningDuplicatesApiModule,
  MatchesApiModule,
  TrainingGapsApiModule,
  OutcomesApiModule,
  TeamsApiModule,
  FiguresApiModule,
  SmsApiModule,
  PolicyReviewsModule,
];

/** The API; with `worker` it also does the background work, so that one process is a whole service. */
@Module({})
export class ApiModule {
  static with(ground: ProcessGround, { worker }: { readonly worker: boolean }): DynamicModule {
    const { config, installation, log, clock } = ground;
    return {
      module: ApiModule,
      imports: [
        PlatformModule.with(config, installation, clock),
        HttpModule.with(log),
        RatesModule.with(config),
        { module: SignInModule, global: true },
        queueModule({ redisUrl: config.redisUrl, databaseUrl: installation.databaseUrl, worker }),
        graphqlModule({ development: !config.production }),
        ...(config.production ? [] : [GraphiqlModule.with({ defaultQuery: '{ about { version } }' })]),
        ...features,
        ...doors,
      ],
    };
  }
}
