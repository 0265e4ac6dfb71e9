import { Kind, OperationTypeNode, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';

import { measure, type Variables } from './measure.js';

/** The most that one request may ask for (DESIGN, "GraphQL"). The body (64 KB) is measured by the HTTP server. */
export const limits = {
  tokens: 1_000,
  operations: 1,
  fragments: 20,
  variables: 30,
  rootFields: 10,
  depth: 12,
  /** Aliases, and fields repeated in one selection, which ask for the same work twice as an alias does. */
  aliases: 15,
  directives: 5,
  /** Rows of one page. */
  page: 100,
  /** Fields, each counted as often as the pages around it have rows. */
  cost: 5_000,
} as const;

/** What a request asked too much of. */
export type Limit = keyof typeof limits;

const codes = {
  tokens: 'TOO_MANY_TOKENS',
  operations: 'TOO_MANY_OPERATIONS',
  fragments: 'TOO_MANY_FRAGMENTS',
  variables: 'TOO_MANY_VARIABLES',
  rootFields: 'TOO_MANY_ROOT_FIELDS',
  depth: 'TOO_DEEP',
  aliases: 'TOO_MANY_ALIASES',
  directives: 'TOO_MANY_DIRECTIVES',
  page: 'PAGE_TOO_LARGE',
  cost: 'TOO_COSTLY',
} as const satisfies Record<Limit, string>;

/** Why a document is refused before anything looks at it more closely. */
export interface BrokenLimit {
  readonly code: (typeof codes)[Limit] | 'FRAGMENT_CYCLE' | 'NO_SUBSCRIPTIONS';
  readonly message: string;
  /** The most that is allowed; null for what is not a number. */
  readonly most: number | null;
}

/** The limit of that name as it is told to a client. */
export function brokenLimit(limit: Limit): BrokenLimit {
  return { code: codes[limit], message: `The request asks for too much: at most ${limits[limit]} ${words[limit]}.`, most: limits[limit] };
}

const words = {
  tokens: 'tokens in a document',
  operations: 'operation in a document',
  fragments: 'fragments in a document',
  variables: 'variables',
  rootFields: 'fields at the root',
  depth: 'levels of fields',
  aliases: 'aliases and repeated fields',
  directives: 'directives',
  page: 'rows in a page',
  cost: 'points of cost (every field is one, times the rows of the pages around it)',
} as const satisfies Record<Limit, string>;

/**
 * The first limit that a parsed document breaks; null when it keeps all. Needs no schema and no valid document, and
 * takes time in proportion to the document however its fragments multiply. With `introspectionFree` what hangs under
 * `__schema` and `__type` counts as one field, so that the tools of development can read the schema.
 */
export function firstBrokenLimit(
  document: DocumentNode,
  variables: Variables,
  options: { readonly introspectionFree: boolean },
): BrokenLimit | null {
  const operations = document.definitions.filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  const fragments = document.definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION);
  const declared = operations.reduce((most, operation) => Math.max(most, operation.variableDefinitions?.length ?? 0), 0);
  if ((document.tokenCount ?? 0) > limits.tokens) return brokenLimit('tokens');
  if (operations.length > limits.operations) return brokenLimit('operations');
  if (fragments.length > limits.fragments) return brokenLimit('fragments');
  if (Math.max(declared, Object.keys(variables).length) > limits.variables) return brokenLimit('variables');
  const isFree = (field: FieldNode) => options.introspectionFree && /^__(schema|type)$/.test(field.name.value);
  for (const operation of operations) {
    // The GraphQL server would take it for a fault of the schema.
    if (operation.operation === OperationTypeNode.SUBSCRIPTION) return { code: 'NO_SUBSCRIPTIONS', message: 'Nothing can be subscribed to here.', most: null };
    const measured = measure(operation, fragments, variables, isFree);
    if (measured === 'cycle') return { code: 'FRAGMENT_CYCLE', message: 'A fragment spreads itself.', most: null };
    for (const limit of ['rootFields', 'depth', 'aliases', 'directives', 'page', 'cost'] as const)
      if (measured[limit] > limits[limit]) return brokenLimit(limit);
  }
  return null;
}
