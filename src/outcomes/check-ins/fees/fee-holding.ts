import type { HoldsPersonalData } from '../../../people/personal-data/holders.js';
import { forgetFeeReports } from './fee-report.store.js';

/** That a person was asked for money: forgotten with them, and told only by whoever may know it. */
export const feeHolding: HoldsPersonalData = { title: 'Money that you were asked for', tables: ['fee_report'], forget: forgetFeeReports, tell: async () => [] };
