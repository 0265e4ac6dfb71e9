import { Controller, Get, Inject, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { Access } from '../access.js';
import { page, PAGE_POLICY, pageFiles, type PageFile } from './page.js';
import { GRAPHIQL_SETTINGS, type GraphiqlSettings } from './settings.js';

/** GraphiQL at `/`: the page and its files. */
@Controller()
export class GraphiqlController {
  private files: Promise<ReadonlyMap<string, PageFile>> | null = null;

  constructor(@Inject(GRAPHIQL_SETTINGS) private readonly settings: GraphiqlSettings) {}

  @Get()
  @Access('ANYONE')
  page(@Res() reply: FastifyReply): void {
    send(reply, page);
  }

  @Get('graphiql/:file')
  @Access('ANYONE')
  async file(@Param('file') name: string, @Res() reply: FastifyReply): Promise<void> {
    this.files ??= pageFiles(this.settings);
    const file = (await this.files).get(name);
    if (file === undefined) throw new NotFoundException();
    send(reply, file);
  }
}

function send(reply: FastifyReply, file: PageFile): void {
  void reply.header('content-type', file.type).header('content-security-policy', PAGE_POLICY).send(file.content);
}
