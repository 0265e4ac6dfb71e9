import { createParamDecorator, Inject, Injectable, Optional, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { refused, type Outcome } from '../../kernel/outcome.js';
import { ACCESS, mayUse, type AccessRule } from '../graphql/access.js';
import { senderOf, VIEWER_SOURCE, type ViewerSource } from '../graphql/context.js';
import { admitToken } from '../rates/admit-token.js';
import { paceOf } from '../rates/pace.js';
import { RateLimits } from '../rates/rate-limits.js';
import type { Viewer } from '../viewer.js';
import { HttpRefusal } from './http-refusal.js';

const viewers = new WeakMap<object, Viewer>();

/** Stands before every controller: a route without `@Access` is denied to everyone, and calls of all but open doors are counted. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Optional() @Inject(VIEWER_SOURCE) private readonly source: ViewerSource | undefined,
    @Optional() @Inject(RateLimits) private readonly rates: RateLimits | undefined,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // GraphQL's own fields answer with members of their unions; see `AnswerInterceptor`.
    if (context.getType<string>() !== 'http') return true;
    const act = context.getHandler().name;
    const rule = Reflect.getMetadata(ACCESS, context.getHandler()) as AccessRule | undefined;
    if (rule === undefined) throw new HttpRefusal(refused('NOT_ALLOWED', { act }));
    if (rule === 'ANYONE') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const sender = await senderOf(this.source, request);
    const { viewer } = sender;
    const caller = { viewer, address: request.ip };
    const pace = paceOf(context.getHandler(), caller, request.method === 'GET' ? 'READ' : 'WRITE');
    orRefuse(await admitToken(this.rates, request, sender));
    orRefuse(await this.rates?.count(pace, caller, act));
    orRefuse(mayUse(rule, viewer, act, sender.turnedAway));
    if (viewer !== null) viewers.set(request, viewer);
    return true;
  }
}

function orRefuse(outcome: Outcome<null> | undefined): void {
  if (outcome?.ok === false) throw new HttpRefusal(outcome);
}

/** The viewer of a request to a controller whose `@Access` asks for one. */
export const RequestViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  const viewer = viewers.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (viewer === undefined) throw new Error('a route asks for the viewer under a rule that asks for none');
  return viewer;
});
