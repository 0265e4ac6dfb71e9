import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

import { formatDay, parseDay, yearOf, type Day } from '../../kernel/day.js';

/** Years that a person, a certificate or a contract can meet; PostgreSQL knows fewer than JavaScript. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** `Day` in records, `YYYY-MM-DD` for clients. Use `@Field(() => DateScalar)`. */
export const DateScalar = new GraphQLScalarType<Day, string>({
  name: 'Date',
  description: 'A calendar day without time or zone, as `YYYY-MM-DD`, from 1900 to 2199.',
  serialize: (value) => formatDay(value as Day),
  parseValue: (value) => readDay(value),
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : null),
});

/** `Date` in records, ISO 8601 with a zone for clients. Use `@Field(() => DateTimeScalar)`. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant as ISO 8601 with its zone, such as `2026-03-01T09:30:00Z`, from 1900 to 2199.',
  serialize: (value) => (value as Date).toISOString(),
  parseValue: (value) => readInstant(value),
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : null),
});

/** A whole number of the smallest unit of a currency, `number` in records. Use `@Field(() => MinorUnits)`: Int ends at 21 million of most currencies. */
export const MinorUnits = new GraphQLScalarType<number, number>({
  name: 'MinorUnits',
  description: 'A whole number of the smallest unit of a currency: 12.50 USD is 1250. From -9007199254740991 to 9007199254740991.',
  serialize: (value) => value as number,
  parseValue: (value) => readWhole(value),
  parseLiteral: (node) => readWhole(node.kind === Kind.INT ? Number(node.value) : null),
});

function readWhole(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new GraphQLError('MinorUnits is a whole number of the smallest unit of a currency.');
  return value;
}

function readDay(value: unknown): Day {
  const day = typeof value === 'string' ? parseDay(value) : null;
  if (day === null || !isUsual(day)) throw new GraphQLError('A Date is a day from 1900 to 2199 written as YYYY-MM-DD.');
  return day;
}

function readInstant(value: unknown): Date {
  const text = typeof value === 'string' && INSTANT.test(value) ? value : '';
  const instant = new Date(text);
  // The calendar part is read on its own: Date takes 30 February for 2 March.
  const day = parseDay(text.slice(0, 10));
  if (Number.isNaN(instant.getTime()) || day === null || !isUsual(day))
    throw new GraphQLError('A DateTime is an instant from 1900 to 2199 written as YYYY-MM-DDThh:mm:ss with Z or an offset.');
  return instant;
}

function isUsual(day: Day): boolean {
  return yearOf(day) >= FIRST_YEAR && yearOf(day) <= LAST_YEAR;
}
