import { Transform, type TransformCallback } from 'node:stream';

import type { FastifyInstance } from 'fastify';

import { refused } from '../../kernel/outcome.js';
import { HttpRefusal } from './http-refusal.js';

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/i;

/**
 * Refuses JSON whose bytes are no UTF-8 (overlong forms, halves of surrogate pairs, cut characters). A parser would put a replacement
 * character in their place: what is stored would be neither what was sent nor what anybody meant. Doors for files look for themselves.
 */
export function refuseBrokenText(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, _, payload, done) => {
    const checked = JSON_TYPE.test(request.headers['content-type'] ?? '');
    done(null, checked ? payload.pipe(new WellFormed()) : payload);
  });
}

/** Passes bytes on while they are UTF-8, across the borders of chunks. */
class WellFormed extends Transform {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    done(this.fault(chunk), chunk);
  }

  override _flush(done: TransformCallback): void {
    done(this.fault(null));
  }

  /** Null where the bytes so far are well-formed; at the end nothing may be left of a character. */
  private fault(chunk: Buffer | null): Error | null {
    try {
      if (chunk === null) this.decoder.decode();
      else this.decoder.decode(chunk, { stream: true });
      return null;
    } catch {
      return new HttpRefusal(refused('INVALID_INPUT', { field: 'body', problem: 'is not well-formed UTF-8' }));
    }
  }
}
