import type { Day } from '../../kernel/day.js';
import type { EmployerId, MissionId } from '../../kernel/ids.js';
import type { Point } from '../../kernel/place.js';
import type { Mission } from '../../office/missions/mission.js';
import type { ItemState, Plan, PlanType } from '../../people/cases/plan.js';
import type { CasesService } from '../../people/cases/cases.service.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import type { ProtectionService } from '../../people/vault/protection/protection.service.js';
import type { RuleFactsService } from '../../people/vault/rule-facts/rule-facts.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { CatalogueService } from '../../programmes/catalogue/catalogue.service.js';
import type { EntitlementOf, FundsService } from '../../programmes/funds/funds.service.js';
import type { FactName, Facts } from '../../programmes/rules/facts.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import type { EmployersService } from '../employers/employers.service.js';
import type { Opening } from '../openings/opening.js';
import { supportFacts } from '../support/support-facts.js';
import type { SupportedOpening } from '../support/support.js';
import { noNeeds, personFacts, workFacts } from './case-facts.js';

/** One person, at an opening or in a programme alone. */
export interface CaseOf {
  readonly person: Jobseeker;
  readonly opening: Opening | null;
  readonly support: SupportedOpening | null;
}

/** By what cases of a mission are read on a day. */
export interface CaseReading {
  readonly mission: Mission;
  /** Null where nobody asks which work is hazardous. */
  readonly taxonomy: Taxonomy | null;
  readonly on: Day;
  /** What the rules that are asked name; whatever is protected is read only for these. */
  readonly asked: ReadonlySet<FactName>;
}

/** A feature that knows facts of cases. Asked once for any number of them; what it does not know it leaves out. */
export interface FactSource {
  readonly name: string;
  /** What it can tell; it is asked only where a rule names one of them. */
  readonly facts: readonly FactName[];
  factsOf(tx: Tx, missionId: MissionId, cases: readonly CaseOf[], on: Day): Promise<(of: CaseOf) => Facts>;
}

/**
 * Gathers the facts of cases from the features that keep them, in a fixed number of statements for any number of cases. Other features add what they know when the
 * application is built.
 */
export class CaseFacts {
  private readonly sources: FactSource[] = [];

  constructor(
    private readonly cases: Pick<CasesService, 'filesIn'>,
    private readonly protection: Pick<ProtectionService, 'categoriesIn'>,
    private readonly traits: Pick<RuleFactsService, 'factsIn'>,
    private readonly employers: Pick<EmployersService, 'grounds'>,
    private readonly funds: Pick<FundsService, 'entitlementsLeft'>,
    private readonly catalogue: Pick<CatalogueService, 'enablersMissing'>,
  ) {}

  add(source: FactSource): void {
    if (this.sources.some((each) => each.name === source.name)) throw new Error(`two sources of facts named ${source.name}`);
    this.sources.push(source);
  }

  /** The facts of these cases, in the caller's transaction. Who may be told what of them is the caller's to know. */
  async of(tx: Tx, { mission, taxonomy, on, asked }: CaseReading, cases: readonly CaseOf[]): Promise<(of: CaseOf) => Facts> {
    const { id: missionId } = mission;
    const people = [...new Set(cases.map(({ person }) => person.id))];
    const { files: known, plans } = await this.cases.filesIn(tx, missionId, people);
    const files = new Map(known.map((file) => [file.jobseekerId, file]));
    const healthFirst = new Set(plans.filter(plansForHealth).map((plan) => plan.jobseekerId));
    const forIncome = new Set(plans.filter(plansForIncome).map((plan) => plan.jobseekerId));
    const needs = await this.protection.categoriesIn(tx, missionId, people);
    const traits = await this.traits.factsIn(tx, missionId, people, asked);
    const employers = await this.employers.grounds(tx, missionId, employersOf(cases));
    const left = await this.funds.entitlementsLeft(tx, missionId, cases.flatMap(wanted));
    const isAnythingNeeded = [...traits.values()].some(({ enablersNeeded }) => (enablersNeeded ?? []).length > 0);
    const missing = isAnythingNeeded ? await this.catalogue.enablersMissing(tx, missionId) : () => 0;
    const told: ((of: CaseOf) => Facts)[] = [];
    for (const source of this.sources) if (source.facts.some((fact) => asked.has(fact))) told.push(await source.factsOf(tx, missionId, cases, on));
    return (of) => {
      const { person, opening, support } = of;
      const home = person.profile.place?.country ?? mission.country;
      const occupation = opening?.occupation ?? null;
      const isco = occupation === null || taxonomy === null ? null : taxonomy.iscoGroup(occupation);
      const work = opening === null ? {} : workFacts(opening, { home, isco, employerCountry: employers.get(opening.employerId)?.country ?? mission.country }, on);
      return {
        ...enabled(traits.get(person.id) ?? {}, opening, missing),
        ...personFacts(person, { file: files.get(person.id) ?? null, needs: needs.get(person.id) ?? noNeeds }, on),
        ...(healthFirst.has(person.id) ? { healthSupport: true } : {}),
        ...(forIncome.has(person.id) ? { plansIncomeOrSkills: true } : {}),
        ...work,
        ...(opening === null ? {} : supportFacts(opening, support)),
        ...(support === null ? {} : { entitlementLeftMinor: support.fundId === null ? null : left({ fundId: support.fundId, jobseekerId: person.id }) }),
        ...(taxonomy === null ? { hazardous: null } : {}),
        ...Object.assign({}, ...told.map((tell) => tell(of))),
      };
    };
  }
}

/** F45: what the person needs is looked for near the work; what is remote is near everything. */
function enabled(traits: Facts, opening: Opening | null, missing: (needed: readonly string[], at: Point) => number): Facts {
  const { enablersNeeded = null } = traits;
  const place = opening?.place ?? null;
  if (enablersNeeded === null || enablersNeeded.length === 0) return { ...traits, enablersNeeded: null };
  return { ...traits, enablersMissing: place === null ? null : missing(enablersNeeded, place) };
}

/** F22, F42: whose plan is about health first need not spend on income or skills. */
function plansForHealth({ items }: Pick<Plan, 'items'>): boolean {
  return items.some(({ type, state }) => type === 'MEDICAL' && state !== 'DOES_NOT_FIT');
}

/** F22: types of plan that are spent on income or skills. */
const FOR_INCOME: readonly PlanType[] = ['BUSINESS', 'VOCATIONAL_TRAINING', 'EDUCATION', 'JOB_PLACEMENT'];
const AGREED: readonly ItemState[] = ['AGREED', 'UNDER_WAY', 'DONE'];

/** F22: whose plan has no amounts is asked whether something for income or skills was agreed. */
function plansForIncome({ items }: Pick<Plan, 'items'>): boolean {
  return items.some(({ type, state }) => FOR_INCOME.includes(type) && AGREED.includes(state));
}

const employersOf = (cases: readonly CaseOf[]): EmployerId[] => [...new Set(cases.flatMap(({ opening }) => (opening === null ? [] : [opening.employerId])))];

function wanted({ person, support }: CaseOf): readonly EntitlementOf[] {
  const fundId = support?.fundId ?? null;
  return fundId === null ? [] : [{ fundId, jobseekerId: person.id }];
}
