import type { Day } from '../../kernel/day.js';
import type { Money } from '../../kernel/money.js';
import { minorDigits } from '../../reference/codes/codes.js';

/** What one unit of a currency costs in the mission's currency, from a day until the next rate of that currency. */
export interface ExchangeRate {
  /** ISO 4217. */
  readonly currency: string;
  readonly validFrom: Day;
  /** Whole units of the mission's currency for one whole unit, as a decimal text: exact, never a floating number. */
  readonly rate: string;
}

/** The rates of a mission, ready for look-up. */
export interface MissionRates {
  /** The mission's own currency, ISO 4217. */
  readonly base: string;
  /** By currency, in the order of days. */
  readonly rates: ReadonlyMap<string, readonly ExchangeRate[]>;
}

/** Orders a mission's rates for look-up. Of two rates of one currency and day the later in the list counts. */
export function missionRates(base: string, rates: readonly ExchangeRate[]): MissionRates {
  const byCurrency = new Map<string, ExchangeRate[]>();
  for (const rate of [...rates].sort((a, b) => a.validFrom - b.validFrom)) {
    const sameCurrency = byCurrency.get(rate.currency);
    if (sameCurrency === undefined) byCurrency.set(rate.currency, [rate]);
    else sameCurrency.push(rate);
  }
  return { base, rates: byCurrency };
}

/**
 * An amount in another currency by the mission's rates of a day: for each currency the latest on or before it. Exact whole-number
 * arithmetic with one rounding at the end, to the nearest minor unit, halves away from zero. Null where a rate is not known, and where the
 * result is beyond 2^53 minor units.
 */
export function convert(money: Money, to: string, on: Day, rates: MissionRates): Money | null {
  if (money.currency === to) return money;
  const source = rateOn(money.currency, on, rates);
  const target = rateOn(to, on, rates);
  if (source === null || target === null) return null;
  const numerator = BigInt(money.minor) * source.scaled * 10n ** BigInt(target.digits + minorDigits(to));
  const denominator = target.scaled * 10n ** BigInt(source.digits + minorDigits(money.currency));
  const minor = Number(nearest(numerator, denominator));
  return Number.isSafeInteger(minor) ? { minor, currency: to } : null;
}

/** A rate as a whole number and how many of its digits follow the point. */
interface Fraction {
  readonly scaled: bigint;
  readonly digits: number;
}

const ONE: Fraction = { scaled: 1n, digits: 0 };

function rateOn(currency: string, on: Day, { base, rates }: MissionRates): Fraction | null {
  if (currency === base) return ONE;
  const rate = rates.get(currency)?.findLast((one) => one.validFrom <= on);
  return rate === undefined ? null : readRate(rate.rate);
}

const DECIMAL = /^(\d{1,12})(?:\.(\d{1,12}))?$/;

/** Whether a text is a rate: a decimal number above zero, at most twelve digits on either side of the point. */
export function isRate(text: string): boolean {
  return readRate(text) !== null;
}

function readRate(text: string): Fraction | null {
  const parts = DECIMAL.exec(text);
  if (parts === null) return null;
  const [, whole = '', decimals = ''] = parts;
  const scaled = BigInt(whole + decimals);
  return scaled === 0n ? null : { scaled, digits: decimals.length };
}

function nearest(numerator: bigint, denominator: bigint): bigint {
  const half = numerator < 0n ? -denominator : denominator;
  return (2n * numerator + half) / (2n * denominator);
}
