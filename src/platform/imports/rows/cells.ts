import type { CellShape, KindColumn } from '../import-kind.js';
import type { RowValues } from '../reading/row.js';

/**
 * What the cells of a row say, in the nested form of JSON lines. A cell holds one value, a list (`a; b; c`), or a list of records
 * whose named parts stand in their order (`uri|level; uri|level`); texts with `;` or `|` of their own need JSON lines. An empty
 * cell is null, a column that the file does not have is not there, and an object all of whose cells are empty is null where
 * its name is among `groups`.
 */
export function saidOf(values: RowValues, columns: readonly KindColumn[], groups: readonly string[]): RowValues {
  const said: Said = {};
  for (const { name, path, holds } of columns) {
    const cell = values[name];
    if (typeof cell === 'string') put(said, path, readCell(cell, holds));
  }
  return withoutEmpty(said, groups);
}

/** The column that a field of the nested form stands in: `profile.wageFloor.minor` is `wage_floor_minor`. */
export function columnOfField(field: string): string {
  const [head = '', ...rest] = field.replace(/^(?:profile|age)\./, '').split(/(?=\[)/);
  const column = head.replaceAll('.', '_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return [column, ...rest].join('');
}

interface Said {
  [name: string]: unknown;
}

function readCell(cell: string, holds: CellShape): unknown {
  if (cell === '') return null;
  if (holds === 'VALUE') return cell;
  const entries = cell
    .split(/[;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return holds === 'LIST' ? entries : entries.map((entry) => readEntry(entry, holds));
}

function readEntry(entry: string, names: readonly string[]): Said {
  const parts = entry.split('|').map((part) => part.trim());
  const named: Said = {};
  // A part too many gets a name that nothing reads, and is refused as such.
  for (const [at, part] of parts.entries()) if (part !== '') named[names[at] ?? `part${at + 1}`] = part;
  return named;
}

function put(said: Said, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    said[name] = value;
    return;
  }
  const inner = (said[name] ??= {}) as Said;
  put(inner, rest, value);
}

function withoutEmpty(said: Said, groups: readonly string[]): Said {
  return Object.fromEntries(
    Object.entries(said).map(([name, value]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [name, value];
      const inner = withoutEmpty(value as Said, groups);
      const empty = groups.includes(name) && Object.values(inner).every((each) => each === null);
      return [name, empty ? null : inner];
    }),
  );
}
