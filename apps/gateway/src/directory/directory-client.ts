import { Inject, Injectable } from '@nestjs/common';
import { lossOf, problem, ServiceInstances, SettingsError, traceparentOf } from '@wenxiao/service-kit';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../config.js';
import { refusalOf } from './refusal-of.js';

const timeoutMilliseconds = 10_000;

/** Asks directory's internal endpoints, with the secret that the two share. */
@Injectable()
export class DirectoryClient {
  private readonly secret: string;

  constructor(
    @Inject(GATEWAY_SETTINGS) settings: GatewaySettings,
    private readonly instances: ServiceInstances,
  ) {
    if (!instances.has('directory'))
      throw new SettingsError(['SERVICES 缺少 directory / SERVICES does not say where directory answers']);
    this.secret = settings.internalSecret;
  }

  /**
   * @returns the body of the answer; undefined for 204.
   * @throws {ProblemError} directory's own refusal, or `temporarily-unavailable` where it does not answer.
   */
  async ask<Answer>(path: string, body: object, traceId: string): Promise<Answer> {
    const response = await this.fetch(path, body, traceId);
    if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Answer;
    const refusal = await refusalOf(response);
    if (refusal && response.status < 500) throw refusal;
    throw problem('temporarily-unavailable', { service: 'directory' }, { cause: refusal });
  }

  private async fetch(path: string, body: object, traceId: string): Promise<Response> {
    let cause: unknown;
    for (const url of this.instances.inTurn('directory')) {
      try {
        return await fetch(new URL(`/internal/${path}`, url), {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'wenxiao-internal': this.secret,
            traceparent: traceparentOf(traceId),
          },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(timeoutMilliseconds),
          redirect: 'error',
        });
      } catch (error) {
        cause = error;
        if (lossOf(error) !== 'never-sent') break;
        this.instances.outOfReach(url);
      }
    }
    throw problem('temporarily-unavailable', { service: 'directory' }, { cause });
  }
}
