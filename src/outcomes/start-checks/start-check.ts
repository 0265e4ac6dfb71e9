import { addYears, type Day } from '../../kernel/day.js';
import { minimumAgeFor } from '../../reference/law/working-age.js';

/** What is known, on the day of a start, of who begins and where. */
export interface StartGround {
  /** A day on or before which the person was born; null where it is not known. */
  readonly bornOnOrBefore: Day | null;
  /** Whose law holds at the work. */
  readonly country: string;
  /** L15: candidates may be put to the employer on days up to this one; null where on no day. */
  readonly employerGoodUntil: Day | null;
  /** L14: whether work at the employer was found not to be decent, or nobody has looked where a programme pays. */
  readonly decentWorkFault: boolean;
}

/** The rules that an actual start breaks: the person is too young on that day (L1), the work is not decent (L14), the employer does not stand well (L15). */
export function brokenAtStart({ bornOnOrBefore, country, employerGoodUntil, decentWorkFault }: StartGround, startedOn: Day): readonly string[] {
  const oldEnough = bornOnOrBefore !== null && addYears(bornOnOrBefore, minimumAgeFor(country, startedOn).age) <= startedOn;
  const good = employerGoodUntil !== null && startedOn <= employerGoodUntil;
  return [...(oldEnough ? [] : ['L1']), ...(decentWorkFault ? ['L14'] : []), ...(good ? [] : ['L15'])];
}
