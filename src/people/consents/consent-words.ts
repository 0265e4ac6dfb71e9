import type { Day } from '../../kernel/day.js';
import type { EmployerId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { ConsentChannel, ConsentPurpose, ConsentScope, ConsentStatement, DisclosureStep } from './consent.js';

/** A scope as a caller words it; the employer by its id. */
export interface SaidScope {
  readonly purpose: ConsentPurpose;
  readonly employerId: EmployerId | null;
  readonly step: DisclosureStep | null;
  readonly office: string | null;
}

/** The scope that was meant. Refuses a recipient that is missing, or one where there can be none. */
export function readScope({ purpose, employerId, step, office }: SaidScope): Outcome<ConsentScope> {
  const [wantsEmployer, wantsOffice] = [purpose === 'DISCLOSURE', purpose === 'SHARING'];
  if (wantsEmployer !== (employerId !== null)) return invalid('scope.employerId', wantsEmployer);
  if (wantsEmployer !== (step !== null)) return invalid('scope.step', wantsEmployer);
  if (wantsOffice !== (office !== null)) return invalid('scope.office', wantsOffice);
  if (purpose === 'DISCLOSURE' && employerId !== null && step !== null) return accepted({ purpose, employerId, step });
  if (purpose === 'SHARING' && office !== null) return accepted({ purpose, office });
  return accepted({ purpose: purpose as 'MATCHING' | 'SMS' | 'RESEARCH' | 'STORY' });
}

/** A statement as a caller words it. */
export interface SaidStatement {
  readonly textVersion?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly channel: ConsentChannel;
  readonly guardianReference?: string | null | undefined;
  readonly afterCounselling?: boolean | null | undefined;
  readonly decidedOn?: Day | null | undefined;
}

/** The statement that was meant; a guardian decided where one's authority is named. */
export function readStatement(said: SaidStatement, today: Day): ConsentStatement {
  const guardianReference = said.guardianReference ?? null;
  return {
    textVersion: said.textVersion ?? null,
    language: said.language ?? null,
    channel: said.channel,
    capacity: guardianReference === null ? 'SELF' : 'GUARDIAN',
    guardianReference,
    afterCounselling: said.afterCounselling ?? false,
    decidedOn: said.decidedOn ?? today,
  };
}

function invalid(field: string, wanted: boolean): Outcome<never> {
  return refused('INVALID_INPUT', { field, problem: wanted ? 'is needed for this purpose' : 'is not for this purpose' });
}
