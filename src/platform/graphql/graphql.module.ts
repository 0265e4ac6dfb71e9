import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR, ModulesContainer } from '@nestjs/core';
import { GraphQLModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { NoSchemaIntrospectionCustomRule } from 'graphql';

import { LOG, type Log } from '../log/log.js';
import { Metrics } from '../metrics/metrics.js';
import { RateLimits } from '../rates/rate-limits.js';
import { admitToken } from '../rates/admit-token.js';
import { AnswerInterceptor } from './answering/answer.interceptor.js';
import { senderOf, VIEWER_SOURCE, type RequestContext, type ViewerSource } from './context.js';
import { formatErrorFor } from './answering/faults.js';
import { limits } from './limits/limits.js';
import { LimitError, LimitsDoor, type RawRequest } from './limits/limits-door.js';
import { refuseUnreadableAnswers } from './answering/negotiation.js';
import { NodeResolver } from './node.resolver.js';
import { NodeSources } from './node.js';
import { measuredOperations, statusForOlderClients } from './answering/plugins.js';
import { servedSchema } from './served-schema.js';
import { statusOfTally, TooManyRequests } from './answering/tally.js';

/** Most faults of one request that are spelled out: more would make a long answer to a short question. */
const MOST_ERRORS = 5;

/** What the GraphQL door needs. */
export interface GraphqlSettings {
  /** Introspection, suggestions and GraphiQL are for development only. */
  readonly development: boolean;
}

/**
 * The GraphQL door at `/graphql`. Needs, from global modules: `LOG`, `Metrics` and `VIEWER_SOURCE`; with `RateLimits`, calls are
 * counted.
 */
export function graphqlModule(settings: GraphqlSettings): DynamicModule {
  class GraphqlDoor {}
  return {
    module: GraphqlDoor,
    global: true,
    imports: [
      GraphQLModule.forRootAsync<ApolloDriverConfig>({
        driver: ApolloDriver,
        inject: [ModulesContainer, GraphQLSchemaFactory, VIEWER_SOURCE, LOG, Metrics, { token: RateLimits, optional: true }],
        useFactory: (modules: ModulesContainer, schemas: GraphQLSchemaFactory, viewers: ViewerSource, log: Log, metrics: Metrics, rates: RateLimits | undefined) => ({
          ...apollo(settings, viewers, log, metrics, rates),
          ...servedSchema(modules, schemas),
        }),
      }),
    ],
    providers: [NodeSources, NodeResolver, { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor }],
    exports: [NodeSources],
  };
}

function apollo(
  { development }: GraphqlSettings,
  viewers: ViewerSource,
  log: Log,
  metrics: Metrics,
  rates: RateLimits | undefined,
): ApolloDriverConfig {
  const door = new LimitsDoor({ introspectionFree: development });
  return {
    path: '/graphql',
    context: async (request: FastifyRequest): Promise<RequestContext> => {
      refuseUnreadableAnswers(request.headers.accept);
      checkLimits(door, request, metrics);
      const sender = await senderOf(viewers, request);
      const admitted = await admitToken(rates, request, sender);
      if (!admitted.ok) throw new TooManyRequests(admitted);
      return { req: request, ...sender };
    },
    formatError: formatErrorFor(log),
    autoTransformHttpErrors: false,
    // The framework would make every answer to an executed operation a 200, those of `statusOfTally` too.
    preserveHttpStatusForExecutionErrors: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !development,
    // The server's own switch refuses in words about itself; graphql-js has the same rule in plain ones.
    introspection: true,
    validationRules: development ? [] : [NoSchemaIntrospectionCustomRule],
    // Plain GETs are part of GraphQL over HTTP; without cookies there is little to forge, and production refuses even that.
    csrfPrevention: !development,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    graphiql: false,
    parseOptions: { maxTokens: limits.tokens },
    validationOptions: { maxErrors: MOST_ERRORS },
    executionOptions: { maxCoercionErrors: MOST_ERRORS },
    // Nobody caches answers; a plugin that looks at every field costs a third of a large page.
    plugins: [ApolloServerPluginCacheControlDisabled(), statusForOlderClients(), statusOfTally(), measuredOperations(metrics)],
    logger: apolloLog(log),
    // Requests in flight are finished first: the server stops with the HTTP server, not before it.
    stopOnApplicationShutdown: true,
  };
}

function checkLimits(door: LimitsDoor, request: FastifyRequest, metrics: Metrics): void {
  const sent = (request.method === 'GET' ? request.query : request.body) as Partial<RawRequest> | null | undefined;
  try {
    door.check({ query: sent?.query, variables: sent?.variables });
  } catch (error) {
    if (error instanceof LimitError) metrics.refused(String(error.extensions['code']));
    throw error;
  }
}

/** Apollo's own messages may quote a request; the errors themselves reach the log through `formatError`. */
function apolloLog(log: Log): NonNullable<ApolloDriverConfig['logger']> {
  const about = { context: 'apollo' };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: () => log.warn(about, 'the GraphQL server warns'),
    error: () => log.error(about, 'the GraphQL server reports an error'),
  };
}
