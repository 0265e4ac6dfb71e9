import { Catch, HttpException, HttpStatus, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { correlationId } from '../log/correlation.js';
import type { Log } from '../log/log.js';
import { HttpRefusal } from './http-refusal.js';

/**
 * Answers what goes wrong outside GraphQL in GraphQL's own form, so that a client reads one form only. Faults are
 * opaque: a correlation id for the client, the cause for the log.
 */
@Catch()
export class FaultFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    // The GraphQL server formats its own errors.
    if (host.getType<string>() !== 'http') throw exception;
    this.answer(exception, host.switchToHttp().getResponse<FastifyReply>());
  }

  /** As `catch`, for what the server finds before any door is reached: a body that cannot be read or is too large. */
  answer(exception: unknown, reply: FastifyReply): void {
    if (reply.sent) return;
    if (exception instanceof HttpRefusal) {
      const { code, message, facts } = exception.refused;
      if (code === 'RATE_LIMITED') void reply.header('retry-after', String(facts['retryAfterSeconds']));
      send(reply, exception.getStatus(), message, { code, facts });
      return;
    }
    const status = statusOf(exception);
    if (status < HttpStatus.INTERNAL_SERVER_ERROR) {
      send(reply, status, sentences[status] ?? 'The request cannot be answered.', { code: HttpStatus[status] ?? 'BAD_REQUEST' });
      return;
    }
    this.log.error({ err: exception, status }, 'fault in an HTTP request');
    send(reply, status, 'Something went wrong on our side. Tell us the correlation id and we can find the cause.', {
      code: 'FAULT',
      correlationId: correlationId() ?? reply.request.id,
    });
  }
}

/** Fastify's own errors carry a status; only those that blame the request are told. */
function statusOf(exception: unknown): number {
  if (exception instanceof HttpException) return exception.getStatus();
  const isServers = exception instanceof Error && 'statusCode' in exception && 'code' in exception && String(exception.code).startsWith('FST_');
  return isServers && typeof exception.statusCode === 'number' ? exception.statusCode : HttpStatus.INTERNAL_SERVER_ERROR;
}

/** Our own words: those of parsers repeat what was sent. */
const sentences: Readonly<Record<number, string>> = {
  [HttpStatus.BAD_REQUEST]: 'The request cannot be read.',
  [HttpStatus.UNAUTHORIZED]: 'Sign in first: the request carries no valid token.',
  [HttpStatus.FORBIDDEN]: 'Your role does not allow this.',
  [HttpStatus.NOT_FOUND]: 'There is nothing here.',
  [HttpStatus.PAYLOAD_TOO_LARGE]: 'The request is too large.',
  [HttpStatus.UNSUPPORTED_MEDIA_TYPE]: 'The content type of the request is not one that is read here.',
};

/** Answers what the server refuses before any door is found: an address that cannot be read. */
export function refuseUnreadable(reply: FastifyReply): void {
  send(reply, HttpStatus.BAD_REQUEST, sentences[HttpStatus.BAD_REQUEST] ?? '', { code: 'BAD_REQUEST' });
}

function send(reply: FastifyReply, status: number, message: string, extensions: object): void {
  void reply.status(status).header('content-type', 'application/json; charset=utf-8').send(JSON.stringify({ errors: [{ message, extensions }] }));
}
