import type { MissionId } from '../../kernel/ids.js';
import { isId } from '../../kernel/ids.js';
import type { ViewerRequest, ViewerSource } from '../../platform/graphql/context.js';
import type { Viewer } from '../../platform/viewer.js';
import type { AccountsService } from './accounts.service.js';
import type { Tokens } from './tokens.js';

const BEARER = /^Bearer ([A-Za-z0-9._~+/-]{1,8192}=*)$/i;
/** Names the mission where a person has accounts in several. */
const MISSION_HEADER = 'x-rejoin-mission';

/** Turns the bearer token of a request into a viewer. */
export class BearerSignIn implements ViewerSource {
  constructor(
    private readonly accounts: AccountsService,
    private readonly tokens: Tokens,
  ) {}

  async resolve(request: ViewerRequest): Promise<Viewer | null> {
    const subject = await this.subject(request);
    if (subject === null) return null;
    const mission = request.headers[MISSION_HEADER];
    if (mission !== undefined && (typeof mission !== 'string' || !isId(mission))) return null;
    return this.accounts.signIn(subject, mission === undefined ? null : (mission as MissionId));
  }

  /** Digest of issuer and subject of the request's token; null without a valid one. */
  async subject(request: ViewerRequest): Promise<Buffer | null> {
    const header = request.headers['authorization'];
    const token = typeof header === 'string' ? BEARER.exec(header)?.[1] : undefined;
    return token === undefined ? null : this.tokens.subjectDigest(token);
  }
}
