import multipart from '@fastify/multipart';
import { UnsupportedMediaTypeException, type OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { FILE_TYPES, FORM_TYPE } from './arriving-upload.js';

/** Where files are uploaded. */
export const UPLOAD_PATH = 'imports';

/**
 * Teaches the server to hand on files as streams, at the upload door only: elsewhere bodies are small and read as a whole,
 * and these content types are refused as before.
 */
export class UploadDoor implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  async onModuleInit(): Promise<void> {
    const fastify: FastifyInstance = this.host.httpAdapter.getInstance();
    fastify.addHook('onRequest', async (request) => {
      if (hasUploadType(request) && !isAtDoor(request)) throw new UnsupportedMediaTypeException();
    });
    fastify.addContentTypeParser(FILE_TYPES, (_, payload, done) => done(null, payload));
    await fastify.register(multipart);
  }
}

function hasUploadType(request: FastifyRequest): boolean {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === FORM_TYPE || FILE_TYPES.includes(type);
}

function isAtDoor(request: FastifyRequest): boolean {
  return request.method === 'POST' && request.routeOptions.url === `/${UPLOAD_PATH}`;
}
