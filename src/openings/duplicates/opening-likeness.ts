import { likenessOf, type Likeness } from '../../office/duplicates/duplicate-pair.js';
import { plainReference } from '../../office/duplicates/shared-keys.js';
import type { Opening } from '../openings/opening.js';

/** What is compared of an opening. */
export type ComparedOpening = Pick<
  Opening,
  'id' | 'employerId' | 'kind' | 'title' | 'remote' | 'place' | 'pay' | 'startsOn' | 'startsBy' | 'closesOn' | 'externalSource' | 'externalId'
>;

/** Why two openings may be the same post, as staff read it. */
export const openingReasons = {
  SAME_EXTERNAL_ID: 'The same id in the files of two systems.',
  SAME_TITLE: 'The same title, but for order, case and signs.',
  SAME_EMPLOYER: 'The same employer.',
  SAME_PAY: 'The same pay.',
  SAME_DATES: 'The same dates.',
  SAME_PLACE: 'The same place.',
} as const;
export type OpeningReason = keyof typeof openingReasons;

/** First settings of our own [P]: a title and its employer are not enough, since firms post the same work again and again. */
const POINTS: Readonly<Record<OpeningReason, number>> = {
  SAME_EXTERNAL_ID: 40,
  SAME_TITLE: 30,
  SAME_EMPLOYER: 20,
  SAME_PAY: 15,
  SAME_DATES: 15,
  SAME_PLACE: 10,
};

/**
 * How alike two openings are, and in what. The same whichever comes first; what is not stated counts for nothing. Posts of different kinds,
 * in two places, or with dates that are stated and differ, are two posts whatever else they share; so are those with neither a title nor
 * an outside id in common, since a firm pays many posts alike.
 */
export function likenessOfOpenings(a: ComparedOpening, b: ComparedOpening): Likeness<OpeningReason> {
  if (a.kind !== b.kind || areApart(a, b)) return NOTHING;
  const tests: Readonly<Record<OpeningReason, boolean>> = {
    SAME_EXTERNAL_ID: a.externalSource !== b.externalSource && sameReference(a.externalId, b.externalId),
    SAME_TITLE: plainTitle(a.title) !== '' && plainTitle(a.title) === plainTitle(b.title),
    SAME_EMPLOYER: a.employerId === b.employerId,
    SAME_PAY: a.pay !== null && payOf(a) === payOf(b),
    SAME_DATES: DATES.some((date) => a[date] !== null) && DATES.every((date) => a[date] === b[date]),
    SAME_PLACE: a.remote && b.remote ? true : a.place !== null && a.place.geonameId === b.place?.geonameId,
  };
  if (!tests.SAME_TITLE && !tests.SAME_EXTERNAL_ID) return NOTHING;
  return likenessOf((Object.keys(POINTS) as OpeningReason[]).filter((reason) => tests[reason]), POINTS);
}

/** What two openings must share one of to be compared at all: an outside id, or a title with the employer, or with place and pay. */
export function keysOfOpening(opening: ComparedOpening): string[] {
  const [title, external] = [plainTitle(opening.title), plainReference(opening.externalId ?? '')];
  return [
    ...(external === '' ? [] : [`external ${external}`]),
    ...(title === '' ? [] : [`of ${opening.employerId} ${title}`]),
    ...(title === '' || opening.pay === null ? [] : [`at ${opening.place?.geonameId ?? ''} ${payOf(opening)} ${title}`]),
  ];
}

/** A title without accents, signs and what stands in brackets, its words in one order: `Baker, senior (m/f)` and `Senior Baker` are one. */
export function plainTitle(title: string): string {
  const bare = title.replace(/\([^)]*\)/g, ' ').normalize('NFKD').replace(/\p{Mark}/gu, '').toLowerCase();
  return (bare.match(/[\p{Letter}\p{Number}]+/gu) ?? []).sort().join(' ');
}

const NOTHING: Likeness<OpeningReason> = { points: 0, reasons: [] };
const DATES = ['startsOn', 'startsBy', 'closesOn'] as const;

function areApart(a: ComparedOpening, b: ComparedOpening): boolean {
  if (a.remote !== b.remote) return true;
  if (a.place !== null && b.place !== null && a.place.geonameId !== b.place.geonameId) return true;
  return DATES.some((date) => a[date] !== null && b[date] !== null && a[date] !== b[date]);
}

function sameReference(a: string | null, b: string | null): boolean {
  const plain = plainReference(a ?? '');
  return plain !== '' && plain === plainReference(b ?? '');
}

function payOf({ pay }: ComparedOpening): string {
  return pay === null ? '' : `${pay.min}-${pay.max} ${pay.currency} ${pay.period}`;
}
