/** How many in a row may come from one group while another group still has something to show. */
export const MOST_IN_A_ROW = 3;

/** A list spread over groups. */
export interface Spread<T> {
  readonly entries: readonly T[];
  /** A place in the list had to go to a group that had its row already, because nothing else was left. A longer list may do better. */
  readonly ranShort: boolean;
}

/**
 * Spreads attention over a ranked list: after three in a row from one group the best entry of another group comes next, as long as there is
 * one. So no group takes a whole page of four or more while anybody else is on the list, and its fair share beyond that is left alone.
 *
 * An entry may belong to a group in several respects (employer, place), the more important first; where no entry breaks every row, the more
 * important is broken. A null is no group: it is never held back. The first entry stays first, the order within a group stays, the answer
 * does not depend on any size of page, and a list that has no longer row comes back unchanged. At most `size` entries are given.
 */
export function spread<T>(ranked: readonly T[], groupsOf: (entry: T) => readonly (string | null)[], size: number): Spread<T> {
  const left = ranked.map((entry) => ({ entry, groups: groupsOf(entry) }));
  const rows: Row[] = [];
  const entries: T[] = [];
  let ranShort = false;
  while (entries.length < size && left.length > 0) {
    const { at, lengthened } = leastRepetitive(left, rows);
    const [next] = left.splice(at, 1);
    if (next === undefined) break;
    ranShort ||= lengthened > 0;
    entries.push(next.entry);
    next.groups.forEach((group, respect) => (rows[respect] = longer(rows[respect], group)));
  }
  return { entries, ranShort };
}

/** The row of one group with which the list ends, in one respect. */
interface Row {
  readonly group: string | null;
  readonly length: number;
}

interface Waiting {
  readonly groups: readonly (string | null)[];
}

/** The first entry that lengthens the fewest full rows, the important respects counting before the others. */
function leastRepetitive(left: readonly Waiting[], rows: readonly Row[]): { readonly at: number; readonly lengthened: number } {
  let best = { at: 0, lengthened: Infinity };
  for (let at = 0; at < left.length && best.lengthened > 0; at++) {
    const groups = left[at]?.groups ?? [];
    const lengthened = groups.reduce((sum, group, respect) => sum * 2 + Number(isFull(rows[respect], group)), 0);
    if (lengthened < best.lengthened) best = { at, lengthened };
  }
  return best;
}

function isFull(row: Row | undefined, group: string | null): boolean {
  return group !== null && row !== undefined && row.group === group && row.length >= MOST_IN_A_ROW;
}

function longer(row: Row | undefined, group: string | null): Row {
  return row !== undefined && row.group === group ? { group, length: row.length + 1 } : { group, length: 1 };
}
