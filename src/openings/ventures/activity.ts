/** Divisions of ISIC, revision 4 (United Nations, 2008), as ranges of their two digits. */
const DIVISIONS: readonly (readonly [first: number, last: number])[] = [
  [1, 3],
  [5, 9],
  [10, 33],
  [35, 39],
  [41, 43],
  [45, 47],
  [49, 53],
  [55, 56],
  [58, 66],
  [68, 75],
  [77, 82],
  [84, 88],
  [90, 99],
];

/** Whether a text is a division, group or class of ISIC revision 4: two to four digits, such as 10, 104 or 1040 (vegetable oils). */
export function isActivityCode(code: string): boolean {
  if (!/^\d{2,4}$/.test(code)) return false;
  const division = Number(code.slice(0, 2));
  return DIVISIONS.some(([first, last]) => division >= first && division <= last);
}

/** Whether one of two activities is, or lies within, the other: 10 and 1040 are the same trade as far as one can tell. */
export function isSameActivity(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}
