import type { Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { rulesOf, type CatalogueEntry } from '../../programmes/catalogue/catalogue-entry.js';
import { duplicateBenefits } from '../../programmes/catalogue/duplicate-benefits.js';
import { openWarnings } from '../../programmes/rules/override.js';
import type { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { eligible, factsOfRule, type Finding, type Verdict } from '../../programmes/rules/rule-set.js';
import type { RuleFactsService } from '../vault/rule-facts/rule-facts.service.js';
import type { BenefitsService } from './benefits.service.js';

/** What rules say of somebody who is to be pointed to an entry of the catalogue. */
export interface ReferralJudgement {
  readonly verdict: Verdict;
  /** Warnings that nobody let pass, and that stop it: none where the service cannot wait (F40). */
  readonly stops: readonly Finding[];
  /** What neither a day nor a task helps, by what is known: credit while basic needs are not met (F28). Null where nothing is like that. */
  readonly forbids: Finding | null;
}

/** The last day of the work that a person has, as far as it is known; null for none. */
export type PlacementEnd = (tx: Tx, missionId: MissionId, id: JobseekerId) => Promise<Day | null>;

/** What an entry of the catalogue asks of a person (F10-F12, F29, F33), and whether they have the like of it already (F59). Whoever asks records the reading. */
export class ReferralRules {
  private endOfPlacement: PlacementEnd = () => Promise.resolve(null);

  constructor(
    private readonly facts: Pick<RuleFactsService, 'factsIn'>,
    private readonly benefits: Pick<BenefitsService, 'of'>,
    private readonly programmes: Pick<ProgrammesService, 'overridesOfPerson'>,
  ) {}

  /** How the work of people is known to end, told by the feature that knows it when the application is built. */
  knowPlacements(end: PlacementEnd): void {
    this.endOfPlacement = end;
  }

  /** As of a day, in the caller's transaction. */
  async judge(tx: Tx, missionId: MissionId, id: JobseekerId, entry: CatalogueEntry, on: Day): Promise<ReferralJudgement> {
    const set = rulesOf(entry);
    const asked = new Set([...set.rules.flatMap(factsOfRule), 'urgentService' as const]);
    const known = (await this.facts.factsIn(tx, missionId, [id], asked)).get(id) ?? {};
    const placementEndsOn = entry.fundingEndsOn === null ? null : await this.endOfPlacement(tx, missionId, id);
    const ruled = eligible({ ...known, fundingEndsOn: entry.fundingEndsOn, placementEndsOn }, set, on);
    const others = (await this.benefits.of(tx, missionId, [id]))(id).filter(({ entryId }) => entryId !== entry.id);
    const twice = duplicateBenefits({ programme: entry.id, instrument: entry.service, fromDay: on, toDay: null }, others);
    const verdict = { ...ruled, warnings: [...ruled.warnings, ...twice] };
    const overridden = (await this.programmes.overridesOfPerson(tx, missionId, id)).filter(({ entryId }) => entryId === entry.id);
    const forbids = verdict.blocks.find(({ from, task, missing }) => from === null && task === null && missing.length === 0) ?? null;
    return { verdict, forbids, stops: known.urgentService === true ? [] : openWarnings(verdict, overridden) };
  }
}
