import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { DeclarePayrollInput, DeclarePayrollResult, EmployerPayrollType, SetHeadCountBaselineInput, SetHeadCountBaselineResult } from './payroll.graphql.js';
import { PayrollsService, type EmployerPayroll } from './payrolls.service.js';

@Resolver(() => EmployerPayrollType)
export class PayrollsResolver {
  constructor(private readonly payrolls: PayrollsService) {}

  @Query(() => EmployerPayrollType, { nullable: true, description: 'What is known of the payroll of an employer; empty for one that you may not see.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'FINANCE', 'PARTNER'])
  employerPayroll(@CurrentViewer() viewer: Viewer, @Args('employerId', { type: () => ID, description: 'The employer.' }) id: string): Promise<EmployerPayroll | null> {
    return this.payrolls.of(viewer, localId('Employer', id));
  }

  @Mutation(() => SetHeadCountBaselineResult, { description: 'Records how many work at an employer before a programme pays for anybody there: fewer than these, and no instalment is paid (L12).' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  setHeadCountBaseline(@CurrentAct() act: Act, @Args('input') { employerId, version, headCount, reason }: SetHeadCountBaselineInput): Promise<Outcome<EmployerPayroll>> {
    return this.payrolls.setBaseline(act, localId('Employer', employerId), version ?? null, headCount, reason ?? null);
  }

  @Mutation(() => DeclarePayrollResult, { description: 'Declares the payroll of a month; without it no instalment of the month is paid (L12).' })
  @Access(['JOB_PLACEMENT_OFFICER', 'PARTNER'])
  declarePayroll(@CurrentAct() act: Act, @Args('input') { employerId, month, headCount, wagesPaid, dismissals }: DeclarePayrollInput): Promise<Outcome<EmployerPayroll>> {
    const said = dismissals.map(({ occupation, on }) => ({ occupation: occupation ?? null, on }));
    return this.payrolls.declare(act, localId('Employer', employerId), { month, headCount, wagesPaid, dismissals: said });
  }
}
