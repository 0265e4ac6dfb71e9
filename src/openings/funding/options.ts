import type { Day } from '../../kernel/day.js';
import type { CatalogueEntryId } from '../../programmes/catalogue/catalogue-entry.js';
import { guardedFacts, type Clearance, type Eligibility } from '../../programmes/rules/guarded-facts.js';
import type { ProgrammeId } from '../../programmes/rules/programmes/programme.js';
import { factsOfRule, verdictOf, type Finding, type Verdict } from '../../programmes/rules/rule-set.js';
import { isBeyond } from './applying.js';
import { wayKinds, type Way, type WayKind } from './ways.js';

export const optionStandings = ['OPEN', 'NOT_YET', 'NOT_OPEN', 'NOT_AVAILABLE'] as const;
/** NOT_YET ends by itself or through tasks. NOT_AVAILABLE says no more than that. */
export type OptionStanding = (typeof optionStandings)[number];

/** A way to money or training, and whether it is open to whoever was asked about. */
export interface FundingOption extends Omit<Eligibility, 'standing'> {
  readonly kind: WayKind;
  readonly name: string;
  readonly provider: string;
  /** For whom it is, in the words of who gives it. */
  readonly conditions: string;
  readonly programmeId: ProgrammeId | null;
  readonly entryId: CatalogueEntryId | null;
  readonly standing: OptionStanding;
  /** Rules ask about the founders what the viewer may not know: whoever accompanies them is told more. */
  readonly moreToAsk: boolean;
  /** It comes before all others because credit is no answer while basic needs are not met (F28). */
  readonly insteadOfCredit: boolean;
  /** Nobody of the funder has reviewed its rules. */
  readonly provisional: boolean;
}

const FIND_PEOPLE = 'Find the people whom the terms of the venture promise.';
const ASK_ACCOMPANYING = 'Whoever accompanies the founders finds this out with them.';

/**
 * What rules say of a venture, where some of what they ask its terms promise and its team does not have yet (`promised`): that is still to be found, and no
 * refusal.
 */
export function stillToFind(present: Verdict, promised: Verdict): Verdict {
  const stays = (block: Finding): boolean => promised.blocks.some((other) => other.rule === block.rule && other.sentence === block.sentence);
  return withBlocks(present, present.blocks.map((block) => (stays(block) ? block : { ...block, task: block.task ?? FIND_PEOPLE })));
}

/** What somebody can go by before anything is decided: what nobody has written down yet is to be found out, and no refusal. */
export function stillToAsk(verdict: Verdict, clearance: Clearance): Verdict {
  const task = ({ missing }: Finding): string => (missing.some((fact) => isBeyond(clearance, fact)) ? ASK_ACCOMPANYING : `Find out: ${missing.map(inWords).join(', ')}.`);
  return withBlocks(verdict, verdict.blocks.map((block) => (block.missing.length === 0 ? block : { ...block, task: block.task ?? task(block) })));
}

/** A programme that begins on a later day is not closed: until then it has no rules in force (L10). */
export function fromItsBegin(verdict: Verdict, startsOn: Day | null): Verdict {
  if (startsOn === null || startsOn <= verdict.on) return verdict;
  return withBlocks(verdict, verdict.blocks.map((block) => (block.rule === 'L10' ? { ...block, from: block.from ?? startsOn } : block)));
}

/** The option that a way is, by what its asker is told. */
export function optionOf({ kind, programme, entry, rules }: Way, told: Eligibility, clearance: Clearance): FundingOption {
  const { standing, ...said } = told;
  const asked = (rules.sets ?? []).concat(rules.always).flatMap((set) => set.rules);
  return {
    ...said,
    standing: standing === 'ELIGIBLE' ? 'OPEN' : standing === 'REFUSED' ? 'NOT_OPEN' : standing,
    kind,
    name: (programme ?? entry)?.name ?? '',
    provider: programme?.funder ?? entry?.provider ?? '',
    conditions: (programme ?? entry)?.conditions ?? '',
    programmeId: programme?.id ?? null,
    entryId: entry?.id ?? null,
    moreToAsk: asked.flatMap(factsOfRule).some((fact) => isBeyond(clearance, fact) && guardedFacts[fact] === 'CASE'),
    insteadOfCredit: false,
    provisional: (rules.sets ?? []).some((set) => !set.reviewed),
  };
}

/**
 * Options in the order in which they are talked about: what can be had before what cannot, and credit after every grant and course that can, so that it is never a
 * default (F28). Where basic needs are not met, grants and training that can be had are marked as what comes instead; where there is none, a plan of training is.
 */
export function inOrder(options: readonly FundingOption[], needsUnmet: boolean, on: Day): FundingOption[] {
  const canBeHad = ({ standing }: FundingOption): boolean => standing === 'OPEN' || standing === 'NOT_YET';
  const rank = (option: FundingOption): number => (canBeHad(option) ? 0 : 100) + (option.kind === 'CREDIT' ? 50 : 0) + optionStandings.indexOf(option.standing) * 10 + wayKinds.indexOf(option.kind);
  const id = (option: FundingOption): string => option.name + (option.programmeId ?? option.entryId ?? '');
  const ordered = [...options].sort((one, other) => rank(one) - rank(other) || (id(one) < id(other) ? -1 : 1));
  if (!needsUnmet) return ordered;
  const marked = ordered.map((option) => ({ ...option, insteadOfCredit: option.kind !== 'CREDIT' && canBeHad(option) }));
  return marked.some((option) => option.insteadOfCredit) ? marked : [throughPlan(on), ...marked];
}

/** F08, F28: there is always a way that is no credit. */
const throughPlan = (on: Day): FundingOption => ({
  ...{ kind: 'TRAINING', name: 'Training and help in kind by the plan of the person', provider: 'The mission', conditions: 'Agreed in the plan, with a referral where others offer more.' },
  ...{ programmeId: null, entryId: null, standing: 'OPEN', moreToAsk: false, insteadOfCredit: true, provisional: true },
  ...{ on, from: null, blocks: [], warnings: [], routes: [] },
});

function withBlocks({ on, warnings, routes }: Verdict, blocks: readonly Finding[]): Verdict {
  return verdictOf([...blocks, ...warnings, ...routes], on);
}

/** `projectCostMinor` as "project cost". */
function inWords(fact: string): string {
  return fact.replace(/Minor$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
