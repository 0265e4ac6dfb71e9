import { Body, Controller, Get, Headers, HttpStatus, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Access } from '../../../platform/graphql/access.js';
import { RateLimits } from '../../../platform/rates/rate-limits.js';
import { wordsFor } from '../words/languages.js';
import { AnswerPages, type PageAnswer } from './answer-pages.service.js';
import { PAGE_POLICY } from './frame.js';
import { tooManyPage } from './page.js';

/** What a form of the page sends; what else somebody may send is for `AnswerPages` to see. */
type SentForm = Readonly<Record<string, unknown>>;

/**
 * The page that a link in a letter opens. GET shows and changes nothing, so that a scanner of mail may follow it; POST answers. There is no session and no
 * cookie: the token in the path is all that a request carries, and the log has the pattern of the path alone.
 */
@Controller('answers')
export class AnswersController {
  constructor(
    @Inject(AnswerPages) private readonly pages: AnswerPages,
    @Inject(RateLimits) private readonly rates: RateLimits,
  ) {}

  @Get(':token')
  @Access('ANYONE')
  async show(@Param('token') token: string, @Headers('accept-language') accepted: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply, accepted, () => this.pages.show(token, accepted));
  }

  @Post(':token')
  @Access('ANYONE')
  async send(
    @Param('token') token: string,
    @Body() form: SentForm | undefined,
    @Headers('accept-language') accepted: string | undefined,
    @Headers('sec-fetch-site') site: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(request, reply, accepted, () => this.pages.send(token, form ?? {}, site, accepted));
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, accepted: string | undefined, work: () => Promise<PageAnswer>): Promise<void> {
    const caller = { viewer: null, address: request.ip };
    const counted = await this.rates.count('NOBODY', caller, 'answers');
    const page = counted.ok ? await work() : tooMany(accepted);
    // Whoever tries tokens is turned away; what a wrong one gets is not told from what an old one gets.
    const tried = page.kind === 'CLOSED' ? await this.rates.count('BAD_TOKEN', caller, 'answers') : null;
    const { status, text, location } = tried?.ok === false ? tooMany(accepted) : page;
    void reply.status(status).header('content-type', 'text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY);
    void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex, nofollow');
    if (location !== null) void reply.header('location', location);
    await reply.send(text);
  }
}

function tooMany(accepted: string | undefined): PageAnswer {
  return { kind: 'SHOWN', status: HttpStatus.TOO_MANY_REQUESTS, text: tooManyPage(wordsFor(accepted)), location: null };
}
