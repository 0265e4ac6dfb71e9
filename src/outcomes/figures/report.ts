import type { Day } from '../../kernel/day.js';
import { definitions, figureNames, type FigureName } from './definitions.js';
import type { Figure, FigureReport, FigureRow, Grouping } from './figure.js';
import type { KnownPerson } from './measures/known-person.js';
import type { KnownVenture } from './measures/known-venture.js';
import { funnelRows } from './rows/funnel-rows.js';
import { retentionRows } from './rows/retention-rows.js';
import { acceptanceRows, kindRows, ratioRows, reasonRows } from './rows/share-rows.js';
import { afterSubsidyRows, survivalRows } from './rows/survival-rows.js';
import { ventureSurvivalRows, workplaceRows } from './rows/venture-rows.js';
import { firstOfferRows, firstStartRows } from './rows/waiting-rows.js';

/** What a report is narrowed to. */
export interface ReportWish {
  readonly asOf: Day;
  readonly by: Grouping | null;
  /** In whatever order; null for all. */
  readonly names: readonly FigureName[] | null;
}

type Rows = (people: readonly KnownPerson[], wish: ReportWish, ventures: readonly KnownVenture[]) => FigureRow[];

const rows: Readonly<Record<FigureName, Rows>> = {
  FUNNEL: (people, { asOf }) => funnelRows(people, asOf),
  RETENTION: (people, { by, asOf }) => retentionRows(people, by, asOf),
  SURVIVAL: (people, { by, asOf }) => survivalRows(people, by, asOf),
  SURVIVAL_AFTER_SUBSIDY: (people, { asOf }) => afterSubsidyRows(people, asOf),
  VENTURE_SURVIVAL: (_, { by }, ventures) => ventureSurvivalRows(ventures, by),
  END_REASONS: (people) => reasonRows(people),
  TIME_TO_FIRST_OFFER: (people, { asOf }) => firstOfferRows(people, asOf),
  TIME_TO_START: (people, { asOf }) => firstStartRows(people, asOf),
  ACCEPTANCE: (people, { by }) => acceptanceRows(people, by),
  COMMUNITY_SHARE: (people) => kindRows(people),
  GROUP_RATIO: (people, { by, asOf }) => (by === null ? [] : ratioRows(retentionRows(people, by, asOf))),
  INCOME_OVER_REFERENCE: () => [],
  COST_PER_RETAINED_JOB: () => [],
  WORKPLACES_PER_RETURNEE: (_, __, ventures) => workplaceRows(ventures),
};

/** The figures of people and ventures as they were known on a day: the same ones in any order give the same report. */
export function reportOf(people: readonly KnownPerson[], ventures: readonly KnownVenture[], wish: ReportWish): FigureReport {
  const wanted = figureNames.filter((name) => wish.names === null || wish.names.includes(name));
  return { asOf: wish.asOf, by: wish.by, figures: wanted.map((name) => figureOf(name, rows[name](people, wish, ventures), wish)) };
}

function figureOf(name: FigureName, found: readonly FigureRow[], { by }: ReportWish): Figure {
  const definition = definitions[name];
  const waits = definition.waitsFor === null ? null : `waits for ${definition.waitsFor}`;
  const asks = name === 'GROUP_RATIO' && by === null ? 'ask for groups to be told apart' : null;
  return { name, ...definition, rows: found, empty: found.length > 0 ? null : (asks ?? waits ?? 'nobody has come so far yet') };
}
