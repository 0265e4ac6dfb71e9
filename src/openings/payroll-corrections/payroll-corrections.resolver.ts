import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { PayrollCorrection } from './payroll-correction.js';
import { DecidePayrollCorrectionInput, DecidePayrollCorrectionResult, PayrollCorrectionType } from './payroll-correction.graphql.js';
import { PayrollCorrectionsService } from './payroll-corrections.service.js';

@Resolver(() => PayrollCorrectionType)
export class PayrollCorrectionsResolver {
  constructor(private readonly corrections: PayrollCorrectionsService) {}

  @Query(() => [PayrollCorrectionType], { description: 'What was paid to an employer for months that it declared otherwise afterwards, the first one first.' })
  @Access(['FINANCE', 'JOB_PLACEMENT_OFFICER', 'PARTNER'])
  payrollCorrections(@CurrentViewer() viewer: Viewer, @Args('employerId', { type: () => ID, description: 'The employer.' }) id: string): Promise<PayrollCorrection[]> {
    return this.corrections.of(viewer, localId('Employer', id));
  }

  @Mutation(() => DecidePayrollCorrectionResult, { description: 'Decides about what was paid for a month that is not due any more; until then nothing more is paid of the award (L12).' })
  @Access(['FINANCE'])
  decidePayrollCorrection(@CurrentAct() act: Act, @Args('input') { id, decision }: DecidePayrollCorrectionInput): Promise<Outcome<PayrollCorrection>> {
    return this.corrections.decide(act, localId('PayrollCorrection', id), decision);
  }
}
