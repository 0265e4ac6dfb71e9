import { Controller, Get, Header, HttpCode, HttpStatus, Inject, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../graphql/access.js';
import { globalId, localId } from '../graphql/global-id.js';
import { RequestViewer } from '../http/access.guard.js';
import { HttpRefusal } from '../http/http-refusal.js';
import type { Viewer } from '../viewer.js';
import { arrivingUpload, letGoBy } from './uploads/arriving-upload.js';
import type { CorrectionForm } from './correction-file.js';
import { importingRoles } from './import-kind.js';
import { ImportsService } from './imports.service.js';
import { UPLOAD_PATH } from './uploads/upload-door.js';

const TYPES: Readonly<Record<CorrectionForm, string>> = { csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson' };

/** Where files go in, and the refused rows come out. Everything else about imports is asked through GraphQL. */
@Controller(UPLOAD_PATH)
export class ImportsController {
  constructor(@Inject(ImportsService) private readonly imports: ImportsService) {}

  /** Answers as soon as the file has been received: 202 with the id to ask for. */
  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @Access(importingRoles)
  async uploadFile(@RequestViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    try {
      const upload = given(await arrivingUpload(request));
      const { id, kind, format, source, dryRun, status, bytes } = given(await this.imports.receive(viewer, upload.wish, upload.bytes));
      return { id: globalId('Import', id), kind, format, source, dryRun, status, bytes };
    } finally {
      if (!(await letGoBy(request))) void reply.header('connection', 'close');
    }
  }

  @Get(':id/refusals.csv')
  @Header('cache-control', 'no-store')
  @Access(importingRoles)
  refusalsAsCsv(@RequestViewer() viewer: Viewer, @Param('id') id: string): Promise<StreamableFile> {
    return this.correction(viewer, id, 'csv');
  }

  @Get(':id/refusals.jsonl')
  @Header('cache-control', 'no-store')
  @Access(importingRoles)
  refusalsAsJsonLines(@RequestViewer() viewer: Viewer, @Param('id') id: string): Promise<StreamableFile> {
    return this.correction(viewer, id, 'jsonl');
  }

  private async correction(viewer: Viewer, id: string, form: CorrectionForm): Promise<StreamableFile> {
    const lines = given(await this.imports.correction(viewer, localId('Import', id), form));
    return new StreamableFile(Readable.from(lines), { type: TYPES[form], disposition: `attachment; filename="refusals.${form}"` });
  }
}

function given<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new HttpRefusal(outcome);
  return outcome.value;
}
