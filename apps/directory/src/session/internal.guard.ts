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
    if (!isSameSecret(shown, this.keys.internalSecret)) throw problem('not-found');
    return true;
  }
}

/** Whether somebody shows a secret; how long the answer takes does not say how much of it is right. */
export function isSameSecret(shown: unknown, secret: string): boolean {
  return typeof shown === 'string' && timingSafeEqual(digest(shown), digest(secret));
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}
