import { GraphQLError, Lexer, parse, Source, TokenKind, type DocumentNode } from 'graphql';

import { ClientError } from '../client-error.js';
import { brokenLimit, firstBrokenLimit, limits, type BrokenLimit } from './limits.js';
import type { Variables } from './measure.js';

const MOST_REMEMBERED = 500;
/** Characters; what real clients send over and over is shorter. */
const LONGEST_REMEMBERED = 4_000;

/** A request that asks for too much; answered with status 400 and nothing more. */
export class LimitError extends ClientError {
  constructor(broken: BrokenLimit) {
    super(broken.message, {
      extensions: { code: broken.code, ...(broken.most === null ? {} : { facts: { most: broken.most } }), http: { status: 400 } },
    });
  }
}

/** What a GraphQL request brings, before anybody has looked at it. */
export interface RawRequest {
  readonly query: unknown;
  readonly variables: unknown;
}

/**
 * Refuses a request that breaks a limit, by throwing `LimitError`. It stands before the GraphQL server, which has no
 * hook between parsing and validation that can refuse with a status of its own. What is no GraphQL passes: the server
 * has the words for that. Documents that were seen lately are not parsed again.
 */
export class LimitsDoor {
  private readonly seen = new Map<string, DocumentNode>();

  constructor(private readonly options: { readonly introspectionFree: boolean }) {}

  check(request: RawRequest): void {
    if (typeof request.query !== 'string') return;
    const document = this.read(request.query);
    if (document === null) return;
    const broken = firstBrokenLimit(document, variablesOf(request.variables), this.options);
    if (broken !== null) throw new LimitError(broken);
  }

  private read(query: string): DocumentNode | null {
    const known = this.seen.get(query);
    if (known !== undefined) return known;
    const document = parseOrNull(query);
    if (document === null || query.length > LONGEST_REMEMBERED) return document;
    // The oldest goes first: a map keeps the order in which its keys came.
    const oldest = this.seen.keys().next();
    if (this.seen.size >= MOST_REMEMBERED && oldest.done !== true) this.seen.delete(oldest.value);
    this.seen.set(query, document);
    return document;
  }
}

function parseOrNull(query: string): DocumentNode | null {
  try {
    return parse(query, { maxTokens: limits.tokens, noLocation: true });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (hasMoreTokens(query, limits.tokens)) throw new LimitError(brokenLimit('tokens'));
    return null;
  }
}

/** Whether a text has more tokens than `most`; reads no further. */
function hasMoreTokens(text: string, most: number): boolean {
  const lexer = new Lexer(new Source(text));
  try {
    for (let count = 0; count <= most; count += 1) if (lexer.advance().kind === TokenKind.EOF) return false;
    return true;
  } catch {
    return false; // A broken token before the limit: a syntax error, not a long document.
  }
}

/** Variables come as an object in a body and as JSON text in an address. */
function variablesOf(sent: unknown): Variables {
  const value = typeof sent === 'string' ? parseJson(sent) : sent;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Variables) : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // The GraphQL server says what is wrong with it.
  }
}
