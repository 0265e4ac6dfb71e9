/** A request that is fine for whoever is signed in. */
export const ME = '{"query":"{ me { label } }"}';

const asking = (query: string, more: object = {}): string => JSON.stringify({ query, ...more });
const many = (count: number, text: (n: number) => string): string => Array.from({ length: count }, (_, n) => text(n)).join(' ');

/** Requests past each limit, with the code that refuses them: what they are, the body, the code as a part of a pattern. */
export const refusedRequests: readonly (readonly [string, string, string])[] = [
  ['a body of 64 KB and one byte', ME.padEnd(64 * 1024 + 1), '(?:PAYLOAD|BODY)_TOO_LARGE'],
  ['1,001 tokens', asking(`{ ${'me '.repeat(999)} }`), 'TOO_MANY_TOKENS'],
  ['two operations', asking('query A { me { label } } query B { me { label } }'), 'TOO_MANY_OPERATIONS'],
  ['21 fragments', asking(`{ me { label } } ${many(21, (n) => `fragment F${n} on Account { label }`)}`), 'TOO_MANY_FRAGMENTS'],
  ['31 variables', asking(`query (${many(31, (n) => `$v${n}: Int`)}) { me { label } }`), 'TOO_MANY_VARIABLES'],
  ['11 fields at the root', asking(`{ ${many(11, (n) => `a${n}: me { label }`)} }`), 'TOO_MANY_ROOT_FIELDS'],
  ['13 levels', asking(`{ ${'vacancies { edges { node { employer { '.repeat(4)} id ${'} } } } '.repeat(4)} }`), 'TOO_DEEP'],
  ['16 aliases', asking(`{ me { ${many(16, (n) => `a${n}: label`)} } }`), 'TOO_MANY_ALIASES'],
  ['6 directives', asking(`{ me { label ${'@include(if: true) '.repeat(6)} } }`), 'TOO_MANY_DIRECTIVES'],
  ['101 rows', asking('{ vacancies(first: 101) { edges { cursor } } }'), 'PAGE_TOO_LARGE'],
  ['5,001 points of cost', asking(`{ vacancies(first: 100) { edges { node { ${many(15, (n) => `a${n}: employer { id name version }`)} } } } }`), 'TOO_COSTLY'],
  ['a ring of fragments', asking('{ ...A } fragment A on Query { ...A }'), 'FRAGMENT_CYCLE'],
  ['a subscription', asking('subscription { about { version } }'), 'NO_SUBSCRIPTIONS'],
  ['990 fields at the root', asking(`{ ${many(990, (n) => `x${n}`)} }`), 'TOO_MANY_ROOT_FIELDS'],
  ['500 fields that are not there', asking(`{ me { ${many(500, (n) => `x${n}`)} } }`), 'GRAPHQL_VALIDATION_FAILED'],
  ['60 KB of braces', asking('{'.repeat(60_000)), 'TOO_MANY_TOKENS'],
  ['480 lists in lists', asking(`{ me(a: ${'['.repeat(480)}${']'.repeat(480)}) { label } }`), '[A-Z_]+'],
  ['60 KB of one text', asking(`{ me(a: "${'x'.repeat(60_000)}") { label } }`), '[A-Z_]+'],
  ['30,000 lists in lists for a variable', `{"query":"query ($a: Int) { mission(a: $a) { name } }","variables":{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}}`, '[A-Z_]+'],
  ['a batch', `[${ME},${ME}]`, 'BAD_REQUEST'],
  ['the schema', asking('{ __schema { types { name } } }'), 'GRAPHQL_VALIDATION_FAILED'],
];
