import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ProblemError } from '@wenxiao/service-kit';
import { DirectoryClient } from './directory-client.js';

/** How a request says who it is. */
export type Credential = Readonly<{ kind: 'session'; sessionId: string } | { kind: 'api-token'; apiToken: string }>;

type InternalToken = Readonly<{ personId: string; token: string; expiresInSeconds: number }>;

/**
 * Turns sessions and API tokens into the internal tokens that services verify, by directory's word. Directory is asked for every
 * request, so that a session that has ended, a disabled account and a revoked token are out at once; requests of one credential
 * that come while it is being asked share the answer.
 */
@Injectable()
export class Principals {
  private readonly asked = new Map<string, Promise<string | undefined>>();

  constructor(private readonly directory: DirectoryClient) {}

  /**
   * The internal token of a credential; undefined where nobody knows it (any more).
   * @throws {ProblemError} `password-change-required`, `temporarily-unavailable`.
   */
  tokenFor(credential: Credential, traceId: string): Promise<string | undefined> {
    const key = keyOf(credential);
    const known = this.asked.get(key);
    if (known) return known;
    const token = this.ask(credential, traceId).finally(() => this.asked.delete(key));
    this.asked.set(key, token);
    return token;
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
}

/** Secrets are not kept in memory for the sake of sharing. */
function keyOf(credential: Credential): string {
  const secret = credential.kind === 'session' ? credential.sessionId : credential.apiToken;
  return createHash('sha256').update(`${credential.kind} ${secret}`).digest('base64');
}
