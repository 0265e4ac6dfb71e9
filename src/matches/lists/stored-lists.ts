/** Which side owns the lists: an opening's candidates or a jobseeker's openings. */
export type ListSide = 'OPENING' | 'JOBSEEKER';

/** One row of a list: who or what is on it, with the score. */
export interface ListEntry {
  readonly id: string;
  readonly score: number;
}

/** Lists by owner; an owner with an empty list is there too. */
export type Lists = ReadonlyMap<string, readonly ListEntry[]>;
