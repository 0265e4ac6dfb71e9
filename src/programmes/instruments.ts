/** How a programme supports somebody at an opening (DESIGN); TRAINING pays a course. */
export const instruments = ['WAGE_SUBSIDY', 'PAID_INTERNSHIP', 'ON_THE_JOB_TRAINING', 'CASH_FOR_WORK', 'TRAINING', 'GRANT'] as const;
export type Instrument = (typeof instruments)[number];
