import { formatDay } from '../../kernel/day.js';
import { csvLine, UTF8_MARK } from '../../platform/imports/reading/csv-line.js';
import type { Figure, FigureReport, FigureRow } from './figure.js';

const HEADER = ['figure', 'definition', 'as_of', 'unit', 'told_apart_by', 'group', 'step', 'month', 'people', 'value', 'low', 'high', 'hidden', 'note'];

/** A report as CSV: a line for each row, with what it means; a figure without rows has one that says why. What is hidden is empty, and `hidden` says so. */
export function figureLines({ asOf, by, figures }: FigureReport): string[] {
  const head = (figure: Figure): string[] => [figure.name, `${figure.name}.${figure.version}`, formatDay(asOf), figure.unit];
  return [
    UTF8_MARK + csvLine(HEADER),
    ...figures.flatMap((figure) =>
      figure.rows.length === 0
        ? [csvLine([...head(figure), ...Array.from({ length: 9 }, () => ''), figure.empty ?? ''])]
        : figure.rows.map((row, at) => csvLine([...head(figure), row.group === null ? '' : figure.name === 'COMMUNITY_SHARE' ? 'JOBSEEKER_KIND' : (by ?? ''), ...cellsOf(row), at === 0 ? figure.sentence : ''])),
    ),
  ];
}

function cellsOf({ group, step, month, people, value, low, high, hidden }: FigureRow): string[] {
  return [group ?? '', step ?? '', ...[month, people, value, low, high].map(numberOf), hidden ? 'yes' : 'no'];
}

/** Six places are more than any of these figures is good for. */
function numberOf(value: number | null): string {
  return value === null ? '' : String(Math.round(value * 1e6) / 1e6);
}
