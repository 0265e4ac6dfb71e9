import { SMALLEST_SHOWN } from '../../../kernel/small-cells.js';
import { rowOf, type FigureRow, type Grouping } from '../figure.js';
import { spellOfVenture, type KnownVenture } from '../measures/known-venture.js';
import { curve, groupCurves } from './survival-rows.js';

/** Survival of ventures month by month, beside that of jobs, and of each kind where that is asked for. */
export function ventureSurvivalRows(ventures: readonly KnownVenture[], by: Grouping | null = null): FigureRow[] {
  const spells = ventures.map((venture) => ({ spell: spellOfVenture(venture), group: venture.kind }));
  return [...curve(spells.map(({ spell }) => spell)), ...(by === 'VENTURE_KIND' ? groupCurves(spells, false) : [])];
}

/** People at work in ventures of returnees over those returnees; `people` counts the returnees. */
export function workplaceRows(ventures: readonly KnownVenture[]): FigureRow[] {
  const works = ventures.flatMap(({ work }) => (work === null || work.returnees === 0 ? [] : [work]));
  if (works.length === 0) return [];
  const returnees = works.reduce((sum, work) => sum + work.returnees, 0);
  if (returnees < SMALLEST_SHOWN) return [rowOf({ hidden: true })];
  const workplaces = works.reduce((sum, work) => sum + work.members + work.familyWorkplaces + work.communityWorkplaces, 0);
  return [rowOf({ people: returnees, value: workplaces / returnees })];
}
