import { enumType } from '../platform/graphql/enum.js';
import type { Instrument } from './instruments.js';

export const InstrumentEnum = enumType<Instrument>('Instrument', 'How a programme supports somebody at an opening.', {
  WAGE_SUBSIDY: 'A part of the wage for a fixed time (F03, F07).',
  PAID_INTERNSHIP: 'The stipend of an internship (F04).',
  ON_THE_JOB_TRAINING: 'Learning at work, with steps of the wage (F05).',
  CASH_FOR_WORK: 'The whole wage, for a fixed time (F06).',
  TRAINING: 'A course.',
  GRANT: 'Capital of a venture.',
});
