import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ProblemError } from '@wenxiao/service-kit';
import { DirectoryClient } from './directory-client.js';

/** How a request says who it is. */
export type Credential = Readonly<{ kind: 'session'; sessionId: string } | { kind: 'api-token'; apiToken: string }>;

type InternalToken = Readonly<{ personId: string; token: string; expiresInSeconds: number }>;

/** How long a revoked session or token can still pass, at most, through an instance that did not hear of it. */
const cacheMillisecondsMax = 30_000;
const cachedMax = 10_000;

type Cached = Readonly<{ token: Promise<string | undefined>; until: number }>;

/** Turns sessions and API tokens into the internal tokens that services verify, by directory's word. */
@Injectable()
export class Principals {
  private readonly cached = new Map<string, Cached>();

  constructor(private readonly directory: DirectoryClient) {}

  /**
   * The internal token of a credential; undefined where nobody knows it (any more).
   * @throws {ProblemError} `password-change-required`, `temporarily-unavailable`.
   */
  async tokenFor(credential: Credential, traceId: string): Promise<string | undefined> {
    const key = keyOf(credential);
    const known = this.cached.get(key);
    if (known && known.until > performance.now()) return known.token;
    const token = this.ask(credential, traceId);
    this.remember(key, { token, until: performance.now() + cacheMillisecondsMax });
    try {
      const found = await token;
      if (found === undefined) this.cached.delete(key);
      return found;
    } catch (error) {
      this.cached.delete(key);
      throw error;
    }
  }

  /** The session has ended: it passes no more through this instance. */
  forget(credential: Credential): void {
    this.cached.delete(keyOf(credential));
  }

  private async ask(credential: Credential, traceId: string): Promise<string | undefined> {
    const { kind, ...secret } = credential;
    try {
      return (await this.directory.ask<InternalToken>(`principal/${kind}`, secret, traceId)).token;
    } catch (error) {
      if (error instanceof ProblemError && error.text.status === 401) return undefined;
      throw error;
    }
  }

  private remember(key: string, entry: Cached): void {
    const [oldest] = this.cached.keys();
    if (oldest !== undefined && this.cached.size >= cachedMax) this.cached.delete(oldest);
    this.cached.delete(key);
    this.cached.set(key, entry);
  }
}

/** Secrets are not kept in memory for the cache's sake. */
function keyOf(credential: Credential): string {
  const secret = credential.kind === 'session' ? credential.sessionId : credential.apiToken;
  return createHash('sha256').update(`${credential.kind} ${secret}`).digest('base64');
}
