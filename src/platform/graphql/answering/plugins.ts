import type { ApolloServerPlugin } from '@apollo/server';

import type { Metrics } from '../../metrics/metrics.js';
import type { RequestContext } from '../context.js';

const NEW_TYPE = 'application/graphql-response+json';

/**
 * GraphQL over HTTP: a client that does not ask for `application/graphql-response+json` gets status 200 for a
 * well-formed request that was refused as GraphQL (syntax, validation, variables), as older clients expect.
 */
export function statusForOlderClients(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response }) {
          const { http, body } = response;
          const isNew = (request.http?.headers.get('accept') ?? '').includes(NEW_TYPE);
          const isMade = typeof request.query === 'string' && body.kind === 'single' && body.singleResult.data === undefined;
          if (!isNew && isMade && http.status === 400) http.status = 200;
        },
      };
    },
  };
}

/** Counts operations and their time by root field and by how they ended. */
export function measuredOperations(metrics: Metrics): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      const started = performance.now();
      return {
        async willSendResponse({ operation, schema, errors }) {
          const rootType = operation === undefined ? undefined : schema.getRootType(operation.operation);
          const first = operation?.selectionSet.selections[0];
          // Only names of the schema become labels: a client could make up any number of others.
          const known = first?.kind === 'Field' && rootType?.getFields()[first.name.value] !== undefined;
          const field = known ? first.name.value : 'other';
          metrics.operation(field, errors === undefined ? 'answered' : 'errors', (performance.now() - started) / 1_000);
        },
      };
    },
  };
}
