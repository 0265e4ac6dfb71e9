import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * The figures of a process, in the form Prometheus reads. Labels come from the code and the schema, never from a
 * request: they hold no person and their number is bounded.
 */
export class Metrics {
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'rejoin_http_request_seconds',
    help: 'Time to answer an HTTP request, by route and status class.',
    labelNames: ['route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  private readonly operations = new Histogram({
    name: 'rejoin_graphql_operation_seconds',
    help: 'Time to answer a GraphQL operation, by its first field and how it ended.',
    labelNames: ['field', 'ending'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  private readonly refusedRequests = new Counter({
    name: 'rejoin_graphql_refused_total',
    help: 'GraphQL requests refused for asking too much, by code.',
    labelNames: ['code'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  request(route: string, status: number, seconds: number): void {
    this.requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds);
  }

  operation(field: string, ending: 'answered' | 'errors', seconds: number): void {
    this.operations.observe({ field, ending }, seconds);
  }

  refused(code: string): void {
    this.refusedRequests.inc({ code });
  }

  /** A counter for a feature's own events: `metrics.counter('rejoin_jobs_total', 'Jobs run.', ['job'])`. */
  counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  /** A figure that is read each time somebody asks, such as the length of a queue. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
  }

  /** Everything, as Prometheus' text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }
}
