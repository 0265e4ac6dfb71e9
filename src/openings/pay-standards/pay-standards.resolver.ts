import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { PayStandard } from './pay-standard.js';
import { EndPayStandardInput, EndPayStandardResult, PayStandardType, RecordPayStandardInput, RecordPayStandardResult } from './pay-standard.graphql.js';
import { PayStandardsService } from './pay-standards.service.js';

@Resolver(() => PayStandardType)
export class PayStandardsResolver {
  constructor(private readonly standards: PayStandardsService) {}

  @Query(() => [PayStandardType], { description: 'What pay is held against everywhere, and with an employer named also there, the first recorded first (L9).' })
  @Access(['ADMIN', 'JOB_PLACEMENT_OFFICER'])
  payStandards(@CurrentViewer() viewer: Viewer, @Args('employerId', { type: () => ID, nullable: true, description: 'An employer.' }) id: string | null): Promise<PayStandard[]> {
    return this.standards.of(viewer, typeof id === 'string' ? localId('Employer', id) : null);
  }

  @Mutation(() => RecordPayStandardResult, { description: 'Records what pay is held against: at the next publication or edit of an opening, and when somebody is offered it (L9).' })
  @Access(['ADMIN', 'JOB_PLACEMENT_OFFICER'])
  recordPayStandard(@CurrentAct() act: Act, @Args('input') input: RecordPayStandardInput): Promise<Outcome<PayStandard>> {
    const { basis, monthlyMinor, currency, validFrom, source } = input;
    const employerId = typeof input.employerId === 'string' ? localId('Employer', input.employerId) : null;
    return this.standards.record(act, { basis, employerId, occupation: input.occupationUri ?? null, monthlyMinor, currency, validFrom, validTo: input.validTo ?? null, source });
  }

  @Mutation(() => EndPayStandardResult, { description: 'Ends a standard of pay with a day; what follows it is recorded anew.' })
  @Access(['ADMIN', 'JOB_PLACEMENT_OFFICER'])
  endPayStandard(@CurrentAct() act: Act, @Args('input') { id, on }: EndPayStandardInput): Promise<Outcome<PayStandard>> {
    return this.standards.end(act, localId('PayStandard', id), on);
  }
}
