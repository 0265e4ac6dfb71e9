import multipart from '@fastify/multipart';
import { HttpStatus, UnsupportedMediaTypeException, type OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { invalid } from '../../../kernel/outcome.js';
import { HttpRefusal } from '../../http/http-refusal.js';
import { FILE_TYPES, FORM_TYPE } from './arriving-upload.js';

/** Where files are uploaded. */
export const UPLOAD_PATH = 'imports';

const UPLOAD_TYPES = [...FILE_TYPES, FORM_TYPE];
const UNREAD_TYPE = invalid('content-type', `must be one of ${UPLOAD_TYPES.join(', ')}`);

/**
 * Teaches the server to hand on files as streams, at the upload door only: elsewhere bodies are small and read as a whole,
 * and these content types are refused as before. Of other types the door would get what the server made of them (a form of `curl`,
 * JSON), so it takes none.
 */
export class UploadDoor implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  async onModuleInit(): Promise<void> {
    const fastify: FastifyInstance = this.host.httpAdapter.getInstance();
    fastify.addHook('onRequest', async (request) => {
      const type = typeOf(request);
      if (!isAtDoor(request)) {
        if (UPLOAD_TYPES.includes(type)) throw new UnsupportedMediaTypeException();
      } else if (type !== '' && !UPLOAD_TYPES.includes(type)) throw new HttpRefusal(UNREAD_TYPE, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    });
    fastify.addContentTypeParser(FILE_TYPES, (_, payload, done) => done(null, payload));
    await fastify.register(multipart);
  }
}

function typeOf(request: FastifyRequest): string {
  return request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
}

function isAtDoor(request: FastifyRequest): boolean {
  return request.method === 'POST' && request.routeOptions.url === `/${UPLOAD_PATH}`;
}
