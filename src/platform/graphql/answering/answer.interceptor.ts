import { Inject, Injectable, Optional, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { catchError, from, map, of, type Observable } from 'rxjs';

import { accepted, refused, type Outcome, type Refused } from '../../../kernel/outcome.js';
import { paceOf } from '../../rates/pace.js';
import { RateLimits } from '../../rates/rate-limits.js';
import { ACCESS, canRefuse, mayUse, type AccessRule } from '../access.js';
import type { RequestContext } from '../context.js';
import { LONGEST_KEY } from '../mutation-input.js';
import { RefusalError, RefusedType } from '../refused.js';
import { faultOfLanguage, faultOfText } from '../storable.js';
import { tally } from './tally.js';

/**
 * Stands around every field of Query and Mutation, once for each call under whatever alias. Before: the rate limit, the access
 * rule, texts that PostgreSQL cannot store, what is no language, the idempotency key. After: an `Outcome` becomes the member of the field's union,
 * or an error where there is no union.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(@Optional() @Inject(RateLimits) private readonly rates: RateLimits | undefined) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType<string>() !== 'graphql') return next.handle();
    const graphql = GqlExecutionContext.create(context);
    const info = graphql.getInfo<GraphQLResolveInfo>();
    const field = info.parentType.getFields()[info.fieldName];
    const refusable = field !== undefined && canRefuse(field);
    const rule = Reflect.getMetadata(ACCESS, context.getHandler()) as AccessRule | undefined;
    const request = graphql.getContext<RequestContext>();
    const counted = await this.count(context.getHandler(), request, info);
    const allowed = counted.ok ? admit(rule, request, info.fieldName, graphql.getArgs()) : counted;
    if (!allowed.ok) return of(null).pipe(map(() => answerRefused(allowed, refusable)));
    return from(next.handle()).pipe(
      map((answer: unknown) => (isOutcome(answer) ? unwrap(answer, refusable) : answer)),
      catchError((error: unknown) => {
        if (refusable && error instanceof RefusalError) return of(new RefusedType(error.refused));
        throw error;
      }),
    );
  }

  private async count(method: object, { viewer, req }: RequestContext, info: GraphQLResolveInfo): Promise<Outcome<null>> {
    const caller = { viewer, address: req.ip };
    const usual = info.parentType === info.schema.getMutationType() ? 'WRITE' : 'READ';
    const counted = (await this.rates?.count(paceOf(method, caller, usual), caller, info.fieldName)) ?? accepted(null);
    tally(req, counted);
    return counted;
  }
}

function admit(rule: AccessRule | undefined, context: RequestContext, act: string, args: Readonly<Record<string, unknown>>): Outcome<null> {
  if (rule === undefined) return refused('NOT_ALLOWED', { act });
  const may = mayUse(rule, context.viewer, act, context.turnedAway);
  if (!may.ok) return may;
  const fault = faultOfText(args) ?? faultOfLanguage(args);
  if (fault !== null) return refused('INVALID_INPUT', fault);
  const { idempotencyKey: key } = (args['input'] ?? {}) as { readonly idempotencyKey?: string | null };
  if (typeof key === 'string' && (key.length === 0 || key.length > LONGEST_KEY))
    return refused('INVALID_INPUT', { field: 'idempotencyKey', problem: `must have 1 to ${LONGEST_KEY} characters` });
  return accepted(null);
}

function unwrap(outcome: Outcome<unknown>, refusable: boolean): unknown {
  return outcome.ok ? outcome.value : answerRefused(outcome, refusable);
}

function answerRefused(refusal: Refused, refusable: boolean): RefusedType {
  if (refusable) return new RefusedType(refusal);
  throw new RefusalError(refusal);
}

function isOutcome(answer: unknown): answer is Outcome<unknown> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  return answer.ok === true ? 'value' in answer : answer.ok === false && 'code' in answer && 'facts' in answer;
}
