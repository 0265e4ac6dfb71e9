import { All, Controller, HttpException, HttpStatus, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { refused } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { HttpRefusal } from '../../platform/http/http-refusal.js';
import { LOG, type Log } from '../../platform/log/log.js';
import type { HttpAnswer } from '../port/relay-port.js';
import { DoorService } from './door.service.js';
import { bytesOf, RELAY_PATH } from './relay-bytes.js';

/** Where relays tell what became of texts, and what people write. Whoever does not know the secret of a relay finds nothing here. */
@Controller(RELAY_PATH)
export class RelayDoorController {
  constructor(
    @Inject(DoorService) private readonly door: DoorService,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @All(':relay/:secret/:event')
  @Access('ANYONE')
  async relayTells(
    @Param('relay') relay: string,
    @Param('secret') secret: string,
    @Param('event') event: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const at = request.url.indexOf('?');
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));
    const raw = { method: request.method, event, secret, query: at < 0 ? '' : request.url.slice(at + 1), headers, body: bytesOf(request), address: request.ip };
    const answer = await this.orLater(() => this.door.receive(relay, raw));
    if (answer === null) throw new HttpRefusal(refused('NOT_FOUND', { what: 'relay' }));
    void reply.status(answer.status).header('content-type', answer.contentType).header('cache-control', 'no-store');
    return answer.body;
  }

  /** Where nothing can be stored the relay is asked to come again: what it told is not lost. */
  private async orLater(receive: () => Promise<HttpAnswer | null>): Promise<HttpAnswer | null> {
    try {
      return await receive();
    } catch (error) {
      this.log.error({ err: error }, 'what a relay told could not be stored');
      throw new HttpException('not now', HttpStatus.SERVICE_UNAVAILABLE);
    }
  }
}
