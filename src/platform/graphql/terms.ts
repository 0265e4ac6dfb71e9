import type { PayPeriod } from '../../kernel/money.js';
import type { Cefr, Evidence, FunctionalLimit, OpeningKind } from '../../matching/types.js';
import { enumType } from './enum.js';

export const OpeningKindEnum = enumType<OpeningKind>('OpeningKind', 'What a jobseeker can be matched to.', {
  VACANCY: 'A post with an employer.',
  INTERNSHIP: 'An internship or apprenticeship.',
  TRAINING: 'A training place.',
  VENTURE_ROLE: 'A role in a cooperative or microenterprise.',
});

export const EvidenceEnum = enumType<Evidence>('Evidence', 'How well a skill is shown, weakest first.', {
  SELF_DECLARED: 'The person says so.',
  EMPLOYER_REFERENCE: 'An employer says so.',
  TESTED: 'It was tested.',
  CERTIFIED: 'A certificate says so.',
});

export const CefrEnum = enumType<Cefr>('CefrLevel', 'Level of a language, Common European Framework.', {
  A1: 'Beginner.',
  A2: 'Elementary.',
  B1: 'Intermediate.',
  B2: 'Upper intermediate.',
  C1: 'Advanced.',
  C2: 'Near native.',
});

export const PayPeriodEnum = enumType<PayPeriod>('PayPeriod', 'What pay is counted by.', {
  HOUR: 'An hour.',
  DAY: 'A day of work.',
  WEEK: 'A week.',
  MONTH: 'A month.',
  YEAR: 'A year.',
});

export const FunctionalLimitEnum = enumType<FunctionalLimit>(
  'FunctionalLimit',
  'What work may ask of a body and a person may be unable to do. Never a diagnosis.',
  {
    LIFTING: 'Lifting and carrying.',
    STANDING: 'Standing for long.',
    WALKING: 'Walking far.',
    FINE_HANDLING: 'Fine work of the hands.',
    SEEING: 'Good sight.',
    HEARING: 'Good hearing.',
    HEIGHTS: 'Working at height.',
    HEAT: 'Working in heat.',
    NIGHT_WORK: 'Working at night.',
    DRIVING: 'Driving.',
  },
);
