import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';

import { correlationId } from '../../log/correlation.js';
import type { Log } from '../../log/log.js';
import { ClientError } from '../client-error.js';

/** Codes of what the GraphQL server itself says about a request: its messages are for the client. */
const requestCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Characters; messages repeat parts of the request, which may be long. */
const LONGEST_MESSAGE = 240;

/**
 * What a client hears of an error. Refusals and faults of the request itself pass; everything else becomes `FAULT` with
 * the correlation id, and its cause goes to the log.
 */
export function formatErrorFor(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = unwrapResolverError(error);
    if (cause instanceof ClientError) return formatted;
    const code = isAboutRequest(formatted, error, cause);
    if (code !== null) return { ...formatted, message: shortened(formatted.message), extensions: { code } };
    log.error({ err: cause, field: fieldOf(formatted) }, 'fault in an answer');
    return {
      message: 'Something went wrong on our side. Tell us the correlation id and we can find the cause.',
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: { code: 'FAULT', correlationId: correlationId() },
    };
  };
}

function isAboutRequest(formatted: GraphQLFormattedError, error: unknown, cause: unknown): string | null {
  const code = formatted.extensions?.['code'];
  const ranAlready = error instanceof GraphQLError && error.path !== undefined;
  if (!ranAlready && typeof code === 'string' && requestCodes.has(code)) return code;
  // Past fifty wrong values graphql-js stops, with an error that the server does not know as one of variables.
  if (!ranAlready && cause instanceof GraphQLError && cause.originalError === undefined) return 'BAD_USER_INPUT';
  // While it executes, graphql-js finds arguments that a variable left null; it blames the value, not the field.
  const blamed = cause instanceof GraphQLError ? cause.nodes?.[0]?.kind : undefined;
  return ranAlready && blamed !== undefined && blamed !== Kind.FIELD ? 'BAD_USER_INPUT' : null;
}

function fieldOf(formatted: GraphQLFormattedError): string | null {
  const steps = formatted.path?.filter((step) => typeof step === 'string') ?? [];
  return steps.length === 0 ? null : steps.join('.');
}

function shortened(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)}...`;
}
