import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { PayrollRemindersService } from './payroll-reminders.service.js';

/** The daily search for payrolls that are not declared. */
export class PayrollRemindersProcessor {
  constructor(private readonly reminders: PayrollRemindersService) {}

  @Handles(catalogue.findMissingPayrolls)
  async search({ missionId }: { missionId: MissionId }): Promise<void> {
    await this.reminders.search(missionId);
  }

  @Sweeps('missing payrolls')
  sweep(signal: AbortSignal): Promise<void> {
    return this.reminders.sweep(signal);
  }
}
