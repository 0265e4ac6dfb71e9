/** Sectors as funds name them, by division of ISIC revision 4; the first line that fits decides. */
const SECTORS: readonly (readonly [first: number, last: number, sector: string])[] = [
  [1, 1, 'AGRICULTURE'],
  [2, 2, 'FORESTRY'],
  [3, 3, 'FISHING'],
  [5, 9, 'MINING'],
  [10, 33, 'MANUFACTURING'],
  [35, 39, 'UTILITIES'],
  [41, 43, 'CONSTRUCTION'],
  [55, 56, 'TOURISM'],
  [79, 79, 'TOURISM'],
  [85, 85, 'EDUCATION'],
  [92, 92, 'GAMBLING'],
  [45, 99, 'SERVICES'],
];
/** Group of ISIC within agriculture. */
const ANIMALS = '014';

/** The sector of an activity, two to four digits of ISIC revision 4; null where no activity is named, or the code is none. */
export function sectorOf(activity: string | null): string | null {
  if (activity === null) return null;
  if (activity.startsWith(ANIMALS)) return 'ANIMAL_HUSBANDRY';
  const division = Number(activity.slice(0, 2));
  return SECTORS.find(([first, last]) => division >= first && division <= last)?.[2] ?? null;
}
