import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import helmet from '@fastify/helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { acceptableCorrelation, withCorrelation } from '../log/correlation.js';
import { LOG, type Log } from '../log/log.js';
import { Metrics } from '../metrics/metrics.js';
import { FaultFilter, refuseUnreadable } from './fault.filter.js';
import { HealthChecks } from './health-checks.js';
import { refuseBrokenText } from './well-formed.js';

/** Bytes of a request's body. Doors that stream (imports) read it themselves and have limits of their own. */
export const LARGEST_BODY = 64 * 1024;

/** Asked every few seconds by whatever watches us; that would fill the log. */
const ASKED_BY_MACHINES = /^\/(health|metrics)/;

/** Milliseconds for a request to arrive in full; a long import on a slow line needs some. */
const ARRIVES_WITHIN = 300_000;

const FORM = /^\s*application\/x-www-form-urlencoded\b/i;

const CORRELATION = 'x-correlation-id';

/**
 * Fastify as we use it; give it to `NestFactory.create(ApiModule, httpAdapter(), { logger })`. The address of a caller comes from
 * the connection, or from the proxies that are trusted.
 */
export function httpAdapter(trustedProxies: readonly string[] = []): FastifyAdapter {
  return new OneFormAdapter({
    bodyLimit: LARGEST_BODY,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    requestTimeout: ARRIVES_WITHIN,
    frameworkErrors: (_error: unknown, _request: unknown, reply: unknown) => refuseUnreadable(reply as FastifyReply),
    genReqId: (request: IncomingMessage) => acceptableCorrelation(request.headers[CORRELATION]) ?? randomUUID(),
    // A request that reaches us while we stop is answered, not sent away.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
  });
}

/** Faults are answered by the handler that `prepareHttp` sets: a second one would say the same, and the server warns of it at each start. */
class OneFormAdapter extends FastifyAdapter {
  override setErrorHandler(): ReturnType<FastifyAdapter['setErrorHandler']> {
    return this.getInstance();
  }
}

/**
 * Security headers, correlation ids, one log line and one measurement for each request, and faults in one form. Call
 * it before `app.listen`. Needs `LOG`, `Metrics` and `HealthChecks` in the application.
 */
export async function prepareHttp(app: NestFastifyApplication): Promise<void> {
  const log = app.get<Log>(LOG);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const faults = new FaultFilter(log);
  app.useGlobalFilters(faults);
  // Set before any door is opened: one that is opened earlier would keep the server's, which answers in a form of its own.
  fastify.setErrorHandler((error, _, reply) => faults.answer(error, reply));
  await app.register(helmet as never, { contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } } } as never);
  correlate(fastify);
  refuseBrokenText(fastify);
  fastify.addHook('onRequest', async (request, reply) => {
    // A page of anybody can send a form; nobody who asks in good faith does.
    if (FORM.test(request.headers['content-type'] ?? '') && routeOf(request) === '/graphql') refuseUnreadable(reply);
    if (reply.sent) return reply;
    // The GraphQL server builds an address from this header and would take a broken one for a fault of ours.
    if (!ASKED_BY_MACHINES.test(routeOf(request)) && !isHost(request.hostname)) refuseUnreadable(reply);
    return reply.sent ? reply : undefined;
  });
  observe(fastify, log, app.get(Metrics));
  const health = app.get(HealthChecks);
  fastify.addHook('onSend', async (_, reply) => {
    // Otherwise the client would keep an idle connection to a server that is going away.
    if (health.isStopping) reply.header('connection', 'close');
  });
}

/** Names are ASCII on the wire. (Once it is hot, `URL.canParse` of Node 20 takes other letters for broken, so it is not asked about them.) */
function isHost(name: string): boolean {
  return ASCII.test(name) && URL.canParse(`http://${name}/`);
}

const ASCII = /^[ -~]*$/;

function correlate(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header(CORRELATION, request.id);
    done();
  });
  // Reading the body starts a new chain of calls, so the id is bound after it.
  fastify.addHook('preHandler', (request, _, done) => withCorrelation(request.id, done));
}

function observe(fastify: FastifyInstance, log: Log, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { statusCode: status, elapsedTime } = reply;
    const route = routeOf(request);
    metrics.request(route, status, elapsedTime / 1_000);
    const fields = { method: request.method, route, status, milliseconds: Math.round(elapsedTime) };
    withCorrelation(request.id, () => {
      if (ASKED_BY_MACHINES.test(route)) log.debug(fields, 'request answered');
      else log.info(fields, 'request answered');
    });
    done();
  });
}

/** The pattern of the route, never the address: an address may carry a query or an id. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}
