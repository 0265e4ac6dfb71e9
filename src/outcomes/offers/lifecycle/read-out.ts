import { accepted, invalid, refused, type Outcome } from '../../../kernel/outcome.js';

/** That something was read out to a person, in a call or a visit, before anything follows from it. */
export interface ReadOut {
  readonly channel: 'CALL' | 'VISIT';
  /** ISO 639: the language in which the person heard it. */
  readonly language: string;
  /** That it is a language the person understands. */
  readonly understood: boolean;
}

/** F44: before identity is released the person has heard firm, owner and place. */
export interface ReleaseReadOut extends ReadOut {
  readonly heardFirmOwnerAndPlace: boolean;
}

/** L8: before anything is accepted the person has heard the terms, and that papers stay with them and they may leave. */
export interface TermsReadOut extends ReadOut {
  readonly heardTerms: boolean;
  readonly heardFreedoms: boolean;
}

/** A read-out before a release; refuses one that leaves anything out. */
export function checkRelease(said: ReleaseReadOut): Outcome<ReleaseReadOut> {
  const fault = faultOf(said);
  if (fault !== null) return fault;
  return said.heardFirmOwnerAndPlace ? accepted(said) : refused('RULE_FORBIDS', { rule: 'F44', problem: 'Before anything is released the person has heard firm, owner and place' });
}

/** A read-out before an acceptance; refuses one that leaves anything out. */
export function checkTerms(said: TermsReadOut): Outcome<TermsReadOut> {
  const fault = faultOf(said);
  if (fault !== null) return fault;
  if (!said.heardTerms) return refused('RULE_FORBIDS', { rule: 'L8', problem: 'Before work is accepted its terms are read out' });
  return said.heardFreedoms ? accepted(said) : refused('RULE_FORBIDS', { rule: 'L8', problem: 'Before work is accepted the person hears that papers stay with them and that they are free to leave' });
}

function faultOf({ language, understood }: ReadOut): ReturnType<typeof refused> | null {
  if (!/^[a-z]{2,3}$/.test(language)) return invalid('language', 'must be a code of ISO 639');
  return understood ? null : refused('RULE_FORBIDS', { rule: 'L8', problem: 'It is read out in a language that the person understands' });
}
