/**
 * Whether two names differ by at most `most` edits: a letter more, less, other, or two neighbours swapped.
 * Names are UTF-16 units; the second is a stretch of a longer array. Works in a band around the diagonal and gives up early.
 */
export function withinEdits(a: Uint16Array, b: Uint16Array, from: number, to: number, most: number): boolean {
  const length = to - from;
  if (Math.abs(a.length - length) > most) return false;
  if (length > LONGEST) return false;
  let beforeLast = rows[0];
  let last = rows[1];
  let row = rows[2];
  for (let j = 0; j <= length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    const first = Math.max(1, i - most);
    const end = Math.min(length, i + most);
    row[first - 1] = first === 1 ? i : FAR;
    let least = row[first - 1] ?? FAR;
    for (let j = first; j <= end; j += 1) {
      const same = a[i - 1] === b[from + j - 1];
      // Cells outside the band hold rests of earlier rows: they are out of reach anyway.
      const above = j === i + most ? FAR : (last[j] ?? FAR);
      let cost = Math.min((last[j - 1] ?? FAR) + (same ? 0 : 1), above + 1, (row[j - 1] ?? FAR) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[from + j - 2] && a[i - 2] === b[from + j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? FAR) + 1);
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return false;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return (last[length] ?? FAR) <= most;
}

const FAR = 255;
/** Nobody types a name this long with a typo in it and expects to find it. */
const LONGEST = 120;
const rows: readonly [Uint8Array, Uint8Array, Uint8Array] = [
  new Uint8Array(LONGEST + 1),
  new Uint8Array(LONGEST + 1),
  new Uint8Array(LONGEST + 1),
];
