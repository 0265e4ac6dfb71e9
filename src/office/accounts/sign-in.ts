import type { MissionId } from '../../kernel/ids.js';
import { isId } from '../../kernel/ids.js';
import type { Refused } from '../../kernel/outcome.js';
import type { ViewerRequest, ViewerSource } from '../../platform/graphql/context.js';
import type { Viewer } from '../../platform/viewer.js';
import { isApiKeyToken } from '../api-keys/api-key.js';
import type { ApiKeysService } from '../api-keys/api-keys.service.js';
import { MISSION_HEADER, type AccountsService } from './accounts.service.js';
import type { Tokens } from './tokens.js';

const BEARER = /^Bearer ([A-Za-z0-9._~+/-]{1,8192}=*)$/i;

/** Turns the bearer token of a request, an API key or a person's, into a viewer. */
export class BearerSignIn implements ViewerSource {
  constructor(
    private readonly accounts: AccountsService,
    private readonly tokens: Tokens,
    private readonly keys: ApiKeysService,
  ) {}

  async resolve(request: ViewerRequest): Promise<Viewer | Refused | null> {
    const mission = request.headers[MISSION_HEADER];
    const wanted = mission === undefined ? null : typeof mission === 'string' && isId(mission) ? (mission as MissionId) : 'UNREADABLE';
    const token = tokenOf(request);
    if (token !== null && isApiKeyToken(token)) {
      const viewer = await this.keys.signIn(token);
      return wanted === null || viewer?.missionId === wanted ? viewer : null;
    }
    const subject = await this.subject(request);
    return subject === null ? null : this.accounts.signIn(subject, wanted);
  }

  /** Digest of issuer and subject of the request's token; null without a valid one, and for an API key. */
  async subject(request: ViewerRequest): Promise<Buffer | null> {
    const token = tokenOf(request);
    return token === null || isApiKeyToken(token) ? null : this.tokens.subjectDigest(token);
  }
}

function tokenOf({ headers }: ViewerRequest): string | null {
  const header = headers['authorization'];
  return typeof header === 'string' ? (BEARER.exec(header)?.[1] ?? null) : null;
}
