import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import { NodeSources } from '../../platform/graphql/node.js';
import type { Act, Role, Viewer } from '../../platform/viewer.js';
import {
  ApiKeyConnection,
  ApiKeyType,
  CreateApiKeyInput,
  CreateApiKeyResult,
  RevokeApiKeyInput,
  RevokeApiKeyResult,
  RotateApiKeyInput,
  RotateApiKeyResult,
} from './api-key.graphql.js';
import { USUAL_DAYS, type ApiKey, type ApiKeyId } from './api-key.js';
import { ApiKeysService, type NewApiKey } from './api-keys.service.js';

const KEEPERS: readonly Role[] = ['ADMIN', 'PARTNER'];

@Resolver(() => ApiKeyType)
export class ApiKeysResolver {
  constructor(
    private readonly keys: ApiKeysService,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'ApiKey', access: KEEPERS, typeName: () => 'ApiKey', byIds: (viewer, ids) => keys.byIds(viewer, ids) });
  }

  @Query(() => ApiKeyConnection, { description: 'The API keys that you may manage, newest first.' })
  @Access(KEEPERS)
  async apiKeys(@CurrentViewer() viewer: Viewer, @Args() args: PageArgs): Promise<Connection<ApiKey>> {
    const page = pageOf(args, ['id']);
    const rows = await this.keys.page(viewer, (page.after?.[0] ?? null) as ApiKeyId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @Mutation(() => CreateApiKeyResult, { description: 'Makes a key for a system of an employer, with an account of its own.' })
  @Access(KEEPERS)
  createApiKey(@CurrentAct() act: Act, @Args('input') input: CreateApiKeyInput): Promise<Outcome<NewApiKey>> {
    const employerId = typeof input.employerId === 'string' ? localId('Employer', input.employerId) : null;
    return this.keys.create(act, { label: input.label, employerId, scopes: input.scopes, days: input.validDays ?? USUAL_DAYS });
  }

  @Mutation(() => RotateApiKeyResult, { description: 'Makes a second key for the same system, so that it can change over.' })
  @Access(KEEPERS)
  rotateApiKey(@CurrentAct() act: Act, @Args('input') input: RotateApiKeyInput): Promise<Outcome<NewApiKey>> {
    return this.keys.rotate(act, localId('ApiKey', input.id), input.validDays ?? USUAL_DAYS);
  }

  @Mutation(() => RevokeApiKeyResult, { description: 'Ends a key; its next request is refused.' })
  @Access(KEEPERS)
  revokeApiKey(@CurrentAct() act: Act, @Args('input') input: RevokeApiKeyInput): Promise<Outcome<ApiKey>> {
    return this.keys.revoke(act, localId('ApiKey', input.id));
  }
}
