/** A trait on which nobody may be chosen or turned away (RULES, "Equal"). */
export type ProtectedTrait = 'SEX' | 'AGE' | 'ORIGIN' | 'RELIGION';

/** Words that make a criterion, in lower case without accents. A rule is silent where `unless` stands nearby. */
export interface ProtectedRule {
  readonly trait: ProtectedTrait;
  readonly pattern: RegExp;
  readonly unless: RegExp | null;
}
