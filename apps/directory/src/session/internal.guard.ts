import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { problem } from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { DIRECTORY_KEYS, type DirectoryKeys } from '../config.js';

/** Lets in the gateway alone, by the secret that it shares with directory. For everybody else there is nothing here: 404. */
@Injectable()
export class InternalGuard implements CanActivate {
  constructor(@Inject(DIRECTORY_KEYS) private readonly keys: DirectoryKeys) {}

  canActivate(context: ExecutionContext): true {
    const shown = context.switchToHttp().getRequest<FastifyRequest>().headers['wenxiao-internal'];
    if (typeof shown !== 'string' || !timingSafeEqual(digest(shown), digest(this.keys.internalSecret))) {
      throw problem('not-found');
    }
    return true;
  }
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}
