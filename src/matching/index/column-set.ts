import { resized, type SharedNumbers } from './shared-arrays.js';

/** How columns are made, by name. */
type Makers = Readonly<Record<string, (length: number) => SharedNumbers>>;
export type ColumnsOf<M extends Makers> = { readonly [Name in keyof M]: ReturnType<M[Name]> };

/** Columns of the same length, one entry a slot. */
export function columnsOf<M extends Makers>(makers: M, length: number): ColumnsOf<M> {
  return mapped(makers, (make) => make(length)) as ColumnsOf<M>;
}

/** The same columns at another length. */
export function resizedColumns<C extends Readonly<Record<string, SharedNumbers>>>(columns: C, length: number): C {
  return mapped(columns, (column) => resized(column, length)) as C;
}

function mapped<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
