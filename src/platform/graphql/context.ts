import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';

import { refused, type Refused } from '../../kernel/outcome.js';
import type { Act, Viewer } from '../viewer.js';
import { actOf } from './act.js';
import { kindOfRecord } from './global-id.js';
import { RefusalError } from './refused.js';

/** What a viewer source may look at. */
export interface ViewerRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Tells who sends a request. */
export interface ViewerSource {
  /**
   * The viewer of a valid token; null where there is none or it is not valid, and a refusal where a valid one does not tell who is meant.
   * Throws only on an outage.
   */
  resolve(request: ViewerRequest): Promise<Viewer | Refused | null>;
}

/** Who sends a request, and what whoever needs a viewer is told where nobody is signed in. */
export interface Sender {
  readonly viewer: Viewer | null;
  /** Null where no valid token came. */
  readonly turnedAway: Refused | null;
}

/** The sender of a request; nobody without a source. */
export async function senderOf(source: ViewerSource | undefined, request: ViewerRequest): Promise<Sender> {
  const found = (await source?.resolve(request)) ?? null;
  return found !== null && 'ok' in found ? { viewer: null, turnedAway: found } : { viewer: found, turnedAway: null };
}

/** Injection token of the `ViewerSource`. */
export const VIEWER_SOURCE = Symbol('ViewerSource');

/** What every resolver of one request shares; loaders are kept per context. */
export interface RequestContext extends Sender {
  readonly req: ViewerRequest & { readonly id: string; readonly ip: string };
}

/**
 * The viewer of the request: `Viewer` under an access rule that asks for one, `Viewer | null` under ANYONE.
 */
export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer | null => {
  return GqlExecutionContext.create(context).getContext<RequestContext>().viewer;
});

/** The act of a mutation call, from its viewer, its field and its `input`. Refused under ANYONE without a viewer. */
export const CurrentAct = createParamDecorator((_: unknown, context: ExecutionContext): Act => {
  const graphql = GqlExecutionContext.create(context);
  const viewer = graphql.getContext<RequestContext>().viewer;
  if (viewer === null) throw new RefusalError(refused('NOT_SIGNED_IN', {}));
  const { input } = graphql.getArgs<{ input: Readonly<Record<string, unknown>> }>();
  const { fieldName, returnType } = graphql.getInfo<GraphQLResolveInfo>();
  return actOf(viewer, fieldName, input, kindOfRecord(returnType));
});
