/**
 * What those who do a work are called, given the English word for the work, folded: `welding` gives `welder` among others, `masonry` gives
 * `mason`. Forms that are no words are among them: whoever asks looks which are known.
 */
export function workersOf(work: string): readonly string[] {
  if (work.length < SHORTEST) return [];
  if (work.endsWith('ing')) {
    const root = work.slice(0, -3);
    return [`${root}er`, `${root}or`, root];
  }
  if (work.endsWith('ry')) {
    const root = work.slice(0, -2);
    return [`${root}er`, work.slice(0, -1), root];
  }
  return [];
}

const SHORTEST = 6;
