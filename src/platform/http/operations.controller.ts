import { Controller, Get, Header, HttpStatus, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { Access } from '../graphql/access.js';
import { Metrics } from '../metrics/metrics.js';
import { HealthChecks, type HealthReport } from './health-checks.js';

/** The doors of whoever operates the service. They show no person. */
@Controller()
export class OperationsController {
  constructor(
    @Inject(HealthChecks) private readonly health: HealthChecks,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  /** The process runs and its event loop turns; says nothing of what it depends on. */
  @Get('health/live')
  @Access('ANYONE')
  live(): { readonly live: true } {
    return { live: true };
  }

  /** Whether requests should be sent here: 200, or 503 with what is wrong. */
  @Get('health/ready')
  @Access('ANYONE')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const report = await this.health.report();
    void reply.status(report.ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return report;
  }

  @Get('metrics')
  @Access('ANYONE')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  figures(): Promise<string> {
    return this.metrics.text();
  }
}
