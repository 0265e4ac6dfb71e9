import { HttpException, HttpStatus } from '@nestjs/common';

import type { Refused } from '../../kernel/outcome.js';
import type { RefusalCode } from '../../kernel/refusals.js';

/** Statuses of refusals that HTTP has its own number for; the others are 422. */
const statuses: Partial<Record<RefusalCode, HttpStatus>> = {
  NOT_SIGNED_IN: HttpStatus.UNAUTHORIZED,
  MISSION_NOT_NAMED: HttpStatus.BAD_REQUEST,
  RATE_LIMITED: HttpStatus.TOO_MANY_REQUESTS,
  NOT_ALLOWED: HttpStatus.FORBIDDEN,
  NOT_FOUND: HttpStatus.NOT_FOUND,
  STALE_EDIT: HttpStatus.CONFLICT,
  KEY_REUSED: HttpStatus.CONFLICT,
  FILE_TOO_LARGE: HttpStatus.PAYLOAD_TOO_LARGE,
};

/** A refusal at a door that is not GraphQL. Controllers throw it; services return `Refused`. */
export class HttpRefusal extends HttpException {
  constructor(
    readonly refused: Refused,
    status: HttpStatus = statuses[refused.code] ?? HttpStatus.UNPROCESSABLE_ENTITY,
  ) {
    super(refused.message, status);
  }
}
