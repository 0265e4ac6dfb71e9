import type { Day } from '../../kernel/day.js';
import { accepted, invalid, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkReason, checkText, LONGEST_REASON } from '../../kernel/text.js';
import { isWhole } from '../../kernel/whole.js';
import { MOST_MINOR } from '../../programmes/funds/ledger/moves.js';
import { checkItem, priceOf, type KitItem } from '../../programmes/kits/kit.js';
import type { Grant, GrantHappening } from './grant.js';

/** A thing that is given, or something in its place. */
export interface GivenItem {
  readonly item: KitItem;
  /** What the kit has instead; null where it is the kit's own. */
  readonly inPlaceOf: KitItem | null;
  /** Null until it was handed over. */
  readonly handedOverOn: Day | null;
}

/** How far a grant is: the fold of what happened to it. */
export interface GrantProgress {
  readonly agreedOn: Day | null;
  /** What the members have put in, minor units. */
  readonly contributedMinor: number;
  /** How many instalments were shown to be due. */
  readonly shown: number;
  readonly goods: readonly GivenItem[];
  readonly trainedHours: number;
  /** What is due by what was shown or handed over, minor units: no more than this is paid. */
  readonly dueMinor: number;
}

type Terms = Pick<Grant, 'form' | 'minor' | 'instalments'>;

/** How far a grant is. `items` are those of the version of the kit that it pins, and none of a grant in cash. */
export function progressOf(grant: Terms, items: readonly KitItem[], events: readonly GrantHappening[]): GrantProgress {
  const start: GrantProgress = { agreedOn: null, contributedMinor: 0, shown: 0, goods: items.map((item) => ({ item, inPlaceOf: null, handedOverOn: null })), trainedHours: 0, dueMinor: 0 };
  const now = events.reduce(after, start);
  return { ...now, dueMinor: dueOf(grant, now) };
}

function after(now: GrantProgress, event: GrantHappening): GrantProgress {
  switch (event.kind) {
    case 'AGREED':
      return { ...now, agreedOn: event.on };
    case 'CONTRIBUTED':
      return { ...now, contributedMinor: now.contributedMinor + event.minor };
    case 'SHOWN':
      return { ...now, shown: event.instalment };
    case 'SUBSTITUTED':
      return { ...now, goods: now.goods.map((each) => (each.item.code === event.item ? { ...each, item: event.instead, inPlaceOf: each.inPlaceOf ?? each.item } : each)) };
    case 'HANDED_OVER':
      return { ...now, goods: now.goods.map((each) => (event.items.includes(each.item.code) ? { ...each, handedOverOn: event.on } : each)) };
    case 'TRAINED':
      return { ...now, trainedHours: now.trainedHours + event.hours };
  }
}

function dueOf({ form, instalments }: Terms, { shown, goods }: Pick<GrantProgress, 'shown' | 'goods'>): number {
  if (form === 'CASH') return instalments.slice(0, shown).reduce((sum, { minor }) => sum + minor, 0);
  return goods.filter(({ handedOverOn }) => handedOverOn !== null).reduce((sum, { item }) => sum + priceOf(item), 0);
}

/** What happened, as it may be kept after what happened before. Refuses a day that has not come, what nothing shows, and what the terms or the kit do not have. */
export function checkHappening(grant: Terms, now: GrantProgress, said: GrantHappening, today: Day): Outcome<GrantHappening> {
  if (said.on > today) return invalid('on', 'has not come yet');
  const worded = checkWords(said);
  if (!worded.ok) return worded;
  if (said.kind === 'AGREED' ? now.agreedOn !== null : now.agreedOn === null && said.kind !== 'CONTRIBUTED')
    return refused('MOVE_NOT_ALLOWED', { what: 'grant', from: now.agreedOn === null ? 'not agreed' : 'agreed', to: said.kind });
  if (now.agreedOn !== null && said.kind !== 'CONTRIBUTED' && said.on < now.agreedOn) return invalid('on', 'is before the agreement');
  const fault = faultOf(grant, now, said);
  return fault === null ? worded : fault;
}

/** What happened in words as they may be kept, those of a thing that is given in place of another too. */
function checkWords(said: GrantHappening): Outcome<GrantHappening> {
  const words = said.kind === 'SUBSTITUTED' ? checkReason('giving something else', said.words) : checkText('evidence', said.words, 1, LONGEST_REASON);
  if (!words.ok) return words;
  if (said.kind !== 'SUBSTITUTED') return accepted({ ...said, words: words.value });
  const instead = checkItem(said.instead);
  return instead.ok ? accepted({ ...said, words: words.value, instead: instead.value }) : instead;
}

function faultOf({ form, minor, instalments }: Terms, { shown, goods }: GrantProgress, said: GrantHappening): Refused | null {
  switch (said.kind) {
    case 'AGREED':
      return null;
    case 'CONTRIBUTED':
      return isWhole(said.minor, 1, MOST_MINOR) ? null : invalid('minor', `must be 1 to ${MOST_MINOR} minor units`);
    case 'SHOWN':
      if (form !== 'CASH' || said.instalment < 1 || said.instalment > instalments.length) return refused('NOT_FOUND', { what: 'instalment' });
      return said.instalment === shown + 1 ? null : invalid('instalment', said.instalment <= shown ? 'was shown already' : `comes after instalment ${shown + 1}`);
    case 'SUBSTITUTED': {
      const given = goods.find(({ item }) => item.code === said.item);
      if (given === undefined) return refused('NOT_FOUND', { what: 'item' });
      if (given.handedOverOn !== null) return invalid('item', 'was handed over already');
      if (goods.some(({ item, inPlaceOf }) => item !== given.item && [item.code, inPlaceOf?.code].includes(said.instead.code))) return invalid('code', 'is that of something else of the kit');
      const cost = goods.reduce((sum, { item }) => sum + priceOf(item), 0) - priceOf(given.item) + priceOf(said.instead);
      return cost > minor ? refused('RULE_FORBIDS', { rule: 'F23', problem: `What is given in place of something may not cost more: the grant is ${minor} minor units, and this makes ${cost}` }) : null;
    }
    case 'HANDED_OVER': {
      if (said.items.length === 0) return invalid('items', 'must name something of the kit');
      const given = said.items.map((code) => goods.find(({ item }) => item.code === code));
      if (given.includes(undefined)) return refused('NOT_FOUND', { what: 'item' });
      return given.some((each) => each?.handedOverOn !== null) || new Set(said.items).size < said.items.length ? invalid('items', 'were handed over already, or come twice') : null;
    }
    case 'TRAINED':
      return isWhole(said.hours, 1, 1_000) ? null : invalid('hours', 'must be 1 to 1000');
  }
}

/** What of a grant is still to be paid once nothing more becomes due, minor units: what was shown or handed over, where the members put in their share (F26). */
export function stillDue({ ownMinor, minor }: Pick<Grant, 'ownMinor' | 'minor'>, { contributedMinor, dueMinor }: Pick<GrantProgress, 'contributedMinor' | 'dueMinor'>, paid: number): number {
  return contributedMinor < ownMinor ? 0 : Math.max(0, Math.min(dueMinor, minor) - paid);
}

/** What is paid, or asked for, of a grant. */
export interface AskedPart {
  readonly minor: number;
  /** First day that it is for. */
  readonly fromDay: Day;
}

/**
 * Why a part of a grant is not paid; null where it is. F26: the members have put in their share before. No more is paid than what was shown to be due, or handed
 * over (F23), less `before`: what was paid or asked for.
 */
export function faultOfPart({ ownMinor, form }: Pick<Grant, 'ownMinor' | 'form'>, { agreedOn, contributedMinor, dueMinor }: GrantProgress, part: AskedPart, before: number): Refused | null {
  if (agreedOn === null) return refused('MOVE_NOT_ALLOWED', { what: 'grant', from: 'not agreed', to: 'paid' });
  if (part.fromDay < agreedOn) return invalid('fromDay', 'is before the agreement');
  if (contributedMinor < ownMinor)
    return refused('RULE_FORBIDS', { rule: 'F26', problem: `The members put in their share before public money is paid: ${ownMinor} minor units, and ${contributedMinor} are there` });
  const left = Math.max(0, dueMinor - before);
  if (part.minor <= left) return null;
  return form === 'IN_KIND'
    ? refused('RULE_FORBIDS', { rule: 'F23', problem: `What was handed over is paid for, and no more: ${left} minor units` })
    : invalid('amount', `is more than was shown to be due: ${left} minor units`);
}
