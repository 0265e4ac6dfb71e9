import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import { EmployerPayrollType } from '../../openings/payrolls/payroll.graphql.js';
import type { EmployerPayroll } from '../../openings/payrolls/payrolls.service.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { Viewer } from '../../platform/viewer.js';
import { PayrollRemindersService } from './payroll-reminders.service.js';

/** What an employer has to declare yet. */
@Resolver(() => EmployerPayrollType)
export class PayrollRemindersResolver {
  constructor(private readonly reminders: PayrollRemindersService) {}

  @ResolveField(() => [DateScalar], { description: 'First days of the months that are over, for which a programme owes wages, and that were not declared with their wages paid.' })
  monthsToDeclare(@CurrentViewer() viewer: Viewer, @Parent() { employerId }: EmployerPayroll): Promise<readonly Day[]> {
    return this.reminders.monthsOf(viewer, employerId);
  }
}
