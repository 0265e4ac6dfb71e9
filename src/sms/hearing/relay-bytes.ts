import { Transform } from 'node:stream';

import type { OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Where relays call. */
export const RELAY_PATH = 'relays';

const bytes = new WeakMap<object, Buffer[]>();

/** Keeps the bytes of bodies at the door of relays as they came: signatures and alphabets are about bytes, not about what a parser made of them. */
export class RelayBytes implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify: FastifyInstance = this.host.httpAdapter.getInstance();
    fastify.addHook('preParsing', (request, _, payload, done) => {
      if (!request.url.startsWith(`/${RELAY_PATH}/`)) return done(null, payload);
      const pieces: Buffer[] = [];
      bytes.set(request.raw, pieces);
      done(
        null,
        payload.pipe(
          new Transform({
            transform(piece: Buffer, __, next) {
              pieces.push(piece);
              next(null, piece);
            },
          }),
        ),
      );
    });
  }
}

/** The body of a request at the door of relays; empty where it had none. */
export function bytesOf(request: FastifyRequest): Buffer {
  return Buffer.concat(bytes.get(request.raw) ?? []);
}
