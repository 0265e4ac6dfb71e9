import type { AccountId, Id, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';
import { isWhole } from '../../kernel/whole.js';
import { isCurrencyCode } from '../../reference/codes/codes.js';
import { MOST_MINOR } from '../funds/ledger/moves.js';

export type KitId = Id<'Kit'>;

/** A thing that goes with a kit. */
export interface KitItem {
  /** Tells the things of a kit apart, such as OVEN; an award names it when something else is given in its place. */
  readonly code: string;
  readonly name: string;
  /** What is counted, such as "piece" or "bag of 50 kg". */
  readonly unit: string;
  readonly quantity: number;
  /** Minor units of the currency of the kit. */
  readonly unitPriceMinor: number;
}

/** What a kit holds, in one version of it (F23). */
export interface KitContents {
  /** ISO 4217; of all prices. */
  readonly currency: string;
  readonly items: readonly KitItem[];
  /** Training in running a business that goes with the goods (F23), in words, and its hours. */
  readonly training: string;
  readonly trainingHours: number;
  /** Where the prices are known from. */
  readonly source: string;
  /** Whether it is still given; one that is not stays readable for the awards that pin it. */
  readonly offered: boolean;
}

/** The place of a kit in the catalogue: business category > type. */
export interface KitPlace {
  /** Such as "Food". */
  readonly category: string;
  /** Such as "Bakery". */
  readonly type: string;
}

/** What somebody is given to start a business of one type with, as its last version has it. */
export interface Kit extends KitPlace, KitContents {
  readonly missionId: MissionId;
  readonly id: KitId;
  /** Number of the last version, from 1. */
  readonly version: number;
  readonly createdAt: Date;
}

/** A version of a kit. Written once: an award pins one, and what is written later never changes it (F23). */
export interface KitVersion extends KitContents {
  readonly missionId: MissionId;
  readonly kitId: KitId;
  readonly version: number;
  readonly writtenBy: AccountId | null;
  readonly writtenAt: Date;
}

/** Most things of one kit. */
const MOST_ITEMS = 100;
const MOST_QUANTITY = 100_000;
const MOST_HOURS = 1_000;
const CODE = /^[A-Z][A-Z0-9_]{0,39}$/;

/** What so many of a thing cost, minor units. */
export function priceOf({ quantity, unitPriceMinor }: Pick<KitItem, 'quantity' | 'unitPriceMinor'>): number {
  return quantity * unitPriceMinor;
}

/** What all things of a kit cost together, minor units of its currency. */
export function kitCost({ items }: Pick<KitContents, 'items'>): number {
  return items.reduce((sum, item) => sum + priceOf(item), 0);
}

/** The place of a kit as it may be kept. */
export function checkKitPlace({ category, type }: KitPlace): Outcome<KitPlace> {
  const first = checkText('category', category, 1, 100);
  if (!first.ok) return first;
  const second = checkText('type', type, 1, 100);
  return second.ok ? accepted({ category: first.value, type: second.value }) : second;
}

/** A thing as it may be kept, in a kit or in place of something in one. */
export function checkItem(item: KitItem): Outcome<KitItem> {
  if (!CODE.test(item.code)) return invalid('code', 'must have 1 to 40 signs: capital letters, digits and _, a letter first');
  const name = checkText('name', item.name, 1, 200);
  if (!name.ok) return name;
  const unit = checkText('unit', item.unit, 1, 60);
  if (!unit.ok) return unit;
  if (!isWhole(item.quantity, 1, MOST_QUANTITY)) return invalid('quantity', `must be 1 to ${MOST_QUANTITY}`);
  if (!isWhole(item.unitPriceMinor, 0, MOST_MINOR) || !isWhole(priceOf(item), 0, MOST_MINOR)) return invalid('unitPriceMinor', `must be 0 to ${MOST_MINOR} minor units in all`);
  return accepted({ ...item, name: name.value, unit: unit.value });
}

/** Contents as they may be kept. Refuses under F23 goods without training in running a business. */
export function checkKit(contents: KitContents): Outcome<KitContents> {
  const source = checkText('source', contents.source, 1, 1_000);
  if (!source.ok) return source;
  const training = checkText('training', contents.training, 0, 1_000);
  if (!training.ok) return training;
  if (training.value === '') return refused('RULE_FORBIDS', { rule: 'F23', problem: 'Goods come with training in running a business: training is missing' });
  if (!isWhole(contents.trainingHours, 1, MOST_HOURS)) return invalid('trainingHours', `must be 1 to ${MOST_HOURS}`);
  if (!isCurrencyCode(contents.currency)) return invalid('currency', 'is no currency of ISO 4217');
  if (contents.items.length === 0 || contents.items.length > MOST_ITEMS) return invalid('items', `must be 1 to ${MOST_ITEMS}`);
  const items: KitItem[] = [];
  for (const [at, each] of contents.items.entries()) {
    const item = checkItem(each);
    if (!item.ok) return item.code === 'INVALID_INPUT' ? invalid(`items.${at}.${String(item.facts['field'])}`, String(item.facts['problem'])) : item;
    if (items.some(({ code }) => code === item.value.code)) return invalid('items', `${item.value.code} comes twice`);
    items.push(item.value);
  }
  if (!isWhole(kitCost({ items }), 1, MOST_MINOR)) return invalid('items', `must cost 1 to ${MOST_MINOR} minor units together`);
  return accepted({ ...contents, items, training: training.value, source: source.value });
}
