/**
 * A two-way table of counts with its margins as a network. Each entry, a cell, a total of a row or of a column, or the sum of all, belongs to one row and one
 * column of the table with its margins; whoever knows only some entries may move the others as long as every row and column still adds up and nothing falls
 * below zero. Such a move is a flow between rows and columns: so how far an entry can rise, for all that is known, is a largest flow. Whole counts give whole flows,
 * so no finer reasoning narrows it.
 */
export interface TableNetwork {
  readonly rows: number;
  readonly columns: number;
  /** Entry by place: `row * columns + column`; the last row holds the totals of columns, the last column those of rows. */
  readonly values: readonly number[];
}

/** The network of a table of cells, its margins added. */
export function networkOf(cells: readonly (readonly number[])[]): TableNetwork {
  const width = cells[0]?.length ?? 0;
  const lines = cells.map((row) => [...row, sum(row)]);
  const totals = Array.from({ length: width + 1 }, (_, column) => sum(lines.map((line) => line[column] ?? 0)));
  return { rows: cells.length + 1, columns: width + 1, values: [...lines, totals].flat() };
}

/** Whether a place is a margin of one side alone: its entry is subtracted where a cell is added. */
function isMargin({ rows, columns }: TableNetwork, place: number): boolean {
  return (Math.floor(place / columns) === rows - 1) !== (place % columns === columns - 1);
}

/** One way to make up for a rise of an entry: the places that move, and by how much. */
interface Detour {
  readonly places: readonly number[];
  readonly by: number;
}

/**
 * How far the entry at a place could rise, up to `wanted`, if whatever has a finite `cost` were hidden, and the places of a cheap way to it that costs anything.
 * A place of cost 0 is hidden already, one of infinite cost is known whatever is done.
 */
export function slackOf(network: TableNetwork, place: number, wanted: number, cost: (place: number) => number): { readonly slack: number; readonly newlyHidden: readonly number[] } {
  const moved = new Map<number, number>();
  const paid = new Set<number>();
  let slack = 0;
  while (slack < wanted) {
    const price = (at: number): number => (paid.has(at) ? 0 : cost(at));
    const detour = cheapest(network, place, wanted - slack, moved, price);
    if (detour === null) break;
    for (const at of detour.places) if (price(at) > 0) paid.add(at);
    slack += detour.by;
  }
  return { slack, newlyHidden: [...paid] };
}

/** Bellman's search for the cheapest way back; the tables are small. Adds the way to `moved`. */
function cheapest(network: TableNetwork, place: number, wanted: number, moved: Map<number, number>, cost: (place: number) => number): Detour | null {
  const { rows, columns, values } = network;
  const up = isMargin(network, place) ? -1 : 1;
  const [row, column] = [Math.floor(place / columns), rows + (place % columns)];
  const [start, end] = up === 1 ? [column, row] : [row, column];
  const best = new Map<number, { readonly cost: number; readonly from: number; readonly over: number }>([[start, { cost: 0, from: start, over: place }]]);
  // What a place lets through in a direction: a cell may rise without end and fall to zero, a margin the other way round.
  const room = (over: number, towards: 1 | -1): number => {
    const rises = isMargin(network, over) ? -towards : towards;
    const flow = (moved.get(over) ?? 0) * (isMargin(network, over) ? -1 : 1);
    return rises === 1 ? Infinity : (values[over] ?? 0) + flow;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let over = 0; over < values.length; over += 1) {
      if (over === place || cost(over) === Infinity) continue;
      const ends = [Math.floor(over / columns), rows + (over % columns)] as const;
      for (const towards of [1, -1] as const) {
        const [from, to] = towards === 1 ? ends : [ends[1], ends[0]];
        const before = best.get(from);
        const lets = room(over, towards);
        if (before === undefined || lets <= 0) continue;
        // A way that lets through too little is taken only where there is no other: each one hides more.
        const price = before.cost + cost(over) + (lets < wanted && cost(over) > 0 ? NARROW : 0);
        if (price < (best.get(to)?.cost ?? Infinity)) {
          best.set(to, { cost: price, from, over });
          changed = true;
        }
      }
    }
  }
  return best.has(end) ? taken(best, start, end, room, moved, rows, wanted) : null;
}

/** Dearer than all counts together would be; cheaper than a margin. */
const NARROW = 1e6;

function taken(
  best: ReadonlyMap<number, { readonly from: number; readonly over: number }>,
  start: number,
  end: number,
  room: (over: number, towards: 1 | -1) => number,
  moved: Map<number, number>,
  rows: number,
  wanted: number,
): Detour {
  const steps: { over: number; towards: 1 | -1 }[] = [];
  for (let node = end; node !== start; ) {
    const step = best.get(node);
    if (step === undefined) throw new Error('a way without a beginning');
    steps.push({ over: step.over, towards: step.from < rows ? 1 : -1 });
    node = step.from;
  }
  const by = Math.min(wanted, ...steps.map(({ over, towards }) => room(over, towards)));
  for (const { over, towards } of steps) moved.set(over, (moved.get(over) ?? 0) + towards * by);
  return { places: steps.map((step) => step.over), by };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
