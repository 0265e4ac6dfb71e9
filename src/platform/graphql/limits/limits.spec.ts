import { getIntrospectionQuery, parse } from 'graphql';

import { firstBrokenLimit, limits } from './limits.js';
import { LimitError, LimitsDoor } from './limits-door.js';

const production = { introspectionFree: false };
const times = (count: number, text: (i: number) => string): string => Array.from({ length: count }, (_, i) => text(i)).join(' ');

function broken(query: string, variables: Record<string, unknown> = {}, options = production): string | null {
  return firstBrokenLimit(parse(query), variables, options)?.code ?? null;
}

/** `{ a { a { ... } } }` with that many levels. */
const deep = (levels: number): string => '{ a '.repeat(levels) + '} '.repeat(levels);

describe('limits', () => {
  const cases: readonly (readonly [string, string, (count: number) => string, number])[] = [
    ['root fields', 'TOO_MANY_ROOT_FIELDS', (n) => `{ ${times(n, (i) => `f${i}`)} }`, limits.rootFields],
    ['root fields through fragments', 'TOO_MANY_ROOT_FIELDS', (n) => `{ ... on Query { a } ...F } fragment F on Query { ${times(n - 1, (i) => `f${i}`)} }`, limits.rootFields],
    ['levels', 'TOO_DEEP', deep, limits.depth],
    ['levels through fragments', 'TOO_DEEP', (n) => `{ a { ...F } } fragment F on A ${deep(n - 1)}`, limits.depth],
    ['aliases', 'TOO_MANY_ALIASES', (n) => `{ a { ${times(n, (i) => `f${i}: f`)} } }`, limits.aliases],
    ['aliases of one fragment spread often', 'TOO_MANY_ALIASES', (n) => `{ a { ${times(n, () => '...F')} } } fragment F on A { x: y }`, limits.aliases],
    ['aliased __typename', 'TOO_MANY_ALIASES', (n) => `{ a { ${times(n, (i) => `f${i}: __typename`)} } }`, limits.aliases],
    ['repeated __typename', 'TOO_MANY_ALIASES', (n) => `{ a { __typename ${times(n, () => '__typename')} } }`, limits.aliases],
    ['directives on fields', 'TOO_MANY_DIRECTIVES', (n) => `{ a { b ${times(n, () => '@d')} } }`, limits.directives],
    ['directives on operation, spread and fragment', 'TOO_MANY_DIRECTIVES', (n) => `query @d { a { ...F @d } } fragment F on A { b ${times(n - 2, () => '@d')} }`, limits.directives],
    ['fragments', 'TOO_MANY_FRAGMENTS', (n) => `{ a } ${times(n, (i) => `fragment F${i} on A { a }`)}`, limits.fragments],
    ['operations', 'TOO_MANY_OPERATIONS', (n) => times(n, (i) => `query Q${i} { a }`), limits.operations],
    ['variables', 'TOO_MANY_VARIABLES', (n) => `query (${times(n, (i) => `$v${i}: Int`)}) { a }`, limits.variables],
    ['rows of a page', 'PAGE_TOO_LARGE', (n) => `{ a(first: ${n}) { edges { cursor } } }`, limits.page],
    ['rows of a page without edges', 'PAGE_TOO_LARGE', (n) => `{ a { b(last: ${n}) { c } } }`, limits.page],
    ['uris', 'PAGE_TOO_LARGE', (n) => `{ concepts(uris: [${times(n, () => '"x"')}]) { uri } }`, limits.page],
    ['ids', 'PAGE_TOO_LARGE', (n) => `{ nodes(ids: [${times(n, () => '"x"')}]) { id } }`, limits.page],
    ['tokens', 'TOO_MANY_TOKENS', (n) => `{ a(list: [${times(n - 9, () => '1')}]) }`, limits.tokens],
  ];

  it.each(cases)('allows the most %s and refuses one more', (_, code, query, most) => {
    expect(broken(query(most))).toBeNull();
    expect(broken(query(most + 1))).toBe(code);
  });

  it('counts variables that are sent, declared or not', () => {
    const sent = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`v${i}`, 1]));
    expect(broken('{ a }', sent(30))).toBeNull();
    expect(broken('{ a }', sent(31))).toBe('TOO_MANY_VARIABLES');
  });

  it.each([
    ['sent', { n: 101 }, '$n: Int'],
    ['usual', {}, '$n: Int = 101'],
  ])('reads the page size of a variable that is %s', (_, variables, declaration) => {
    expect(broken(`query (${declaration}) { a(first: $n) { edges { cursor } } }`, variables)).toBe('PAGE_TOO_LARGE');
  });

  it('weighs fields by the pages around them', () => {
    // 1 + 98 * (1 + 1 + fields): 49 fields cost 4,999, 50 cost 5,097.
    const page = (fields: number) => `{ a(first: 98) { edges { node { ${times(fields, (i) => `f${i}`)} } } } }`;
    expect(broken(page(49))).toBeNull();
    expect(broken(page(50))).toBe('TOO_COSTLY');
  });

  it('multiplies nested pages, in variables too, and takes a page without a size for a usual one', () => {
    expect(broken('query ($n: Int) { a(first: $n) { edges { node { b(first: 100) { edges { cursor } } } } } }', { n: 24 })).toBeNull();
    expect(broken('query ($n: Int) { a(first: $n) { edges { node { b(first: 100) { edges { cursor } } } } } }', { n: 25 })).toBe('TOO_COSTLY');
    expect(broken('{ a { edges { node { b { edges { node { c { edges { cursor } } } } } } } } }')).toBe('TOO_COSTLY');
  });

  it('leaves pageInfo and totalCount out of the product', () => {
    const beside = times(45, (i) => `f${i}`);
    expect(broken(`{ a(first: 100) { totalCount pageInfo { ${beside} } edges { node { ${beside} } } } }`)).toBeNull();
  });

  it('does not multiply for a size below one', () => {
    expect(broken('{ a(first: -100000) { b } c(first: 0) { d } }')).toBeNull();
  });

  it.each([
    ['itself', '{ a { ...A } } fragment A on X { b { ...A } }'],
    ['at the root', '{ ...A } fragment A on X { ...A }'],
    ['by way of another', '{ ...A } fragment A on X { b { ...B } } fragment B on X { c { ...A } }'],
  ])('refuses a fragment that spreads itself: %s', (_, query) => {
    expect(broken(query)).toBe('FRAGMENT_CYCLE');
  });

  it('takes no time over fragments that double twenty times', () => {
    const doubling = times(19, (i) => `fragment F${i} on A { x { ...F${i + 1} } y { ...F${i + 1} } }`);
    const started = performance.now();
    expect(broken(`{ a { ...F0 } } ${doubling} fragment F19 on A { z }`)).toBe('TOO_DEEP');
    expect(broken(`{ a { ...F0 } } ${doubling.replaceAll('x {', '... on A {').replaceAll('y {', '... on A {')} fragment F19 on A { z }`)).toBe('TOO_COSTLY');
    expect(performance.now() - started).toBeLessThan(100);
  });

  it('passes a spread of a fragment that does not exist: validation has the words for that', () => {
    expect(broken('{ a { ...Nowhere } }')).toBeNull();
  });

  it('lets tools read the schema in development, and only the schema', () => {
    const question = getIntrospectionQuery({ specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true });
    const development = { introspectionFree: true };
    expect(broken(question, {}, development)).toBeNull();
    expect(broken(question)).toBe('TOO_DEEP');
    expect(broken(`{ __type(name: "A") { name } ${deep(13).slice(1, -2)} }`, {}, development)).toBe('TOO_DEEP');
  });
});

describe('the door of limits', () => {
  const door = new LimitsDoor(production);
  const codeOf = (query: unknown, variables: unknown = {}): unknown => {
    try {
      door.check({ query, variables });
      return null;
    } catch (error) {
      if (!(error instanceof LimitError)) throw error;
      expect(error.extensions['http']).toEqual({ status: 400 });
      return error.extensions['code'];
    }
  };

  it.each([
    ['tokens', `{ ${'a '.repeat(1_001)} }`, 'TOO_MANY_TOKENS'],
    ['tokens that are no document', '{ '.repeat(60_000), 'TOO_MANY_TOKENS'],
    ['a million characters of fields', `{ ${'__typename '.repeat(100_000)} }`, 'TOO_MANY_TOKENS'],
    ['a page in variables that are JSON text', 'query ($n: Int) { a(first: $n) { b } }', 'PAGE_TOO_LARGE', '{"n":1000}'],
  ])('refuses %s', (_, query, code, variables: unknown = {}) => {
    expect(codeOf(query, variables)).toBe(code);
  });

  it.each([
    ['no query', undefined],
    ['a query that is no text', { kind: 'Document' }],
    ['a syntax error', '{ a '],
    ['a broken token', '{ a(b: "'],
    ['nothing', ''],
  ])('leaves %s to the GraphQL server', (_, query) => {
    expect(codeOf(query)).toBeNull();
  });

  it('remembers documents, not answers: variables are looked at each time', () => {
    const query = 'query ($n: Int) { a(first: $n) { b } }';
    expect([codeOf(query, { n: 100 }), codeOf(query, { n: 101 }), codeOf(query, { n: 100 })]).toEqual([null, 'PAGE_TOO_LARGE', null]);
  });
});
