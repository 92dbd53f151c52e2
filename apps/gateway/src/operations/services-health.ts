import { Injectable } from '@nestjs/common';
import { ServiceInstances, traceparentOf } from '@wenxiao/service-kit';
import { refusalOf } from '../directory/refusal-of.js';

const timeoutMilliseconds = 5_000;

/** How one instance of a service does: what it says to the person who asks, or why it says nothing. */
export type InstanceHealth = Readonly<{
  name: string;
  ready: boolean;
  reason?: string;
  parts?: readonly unknown[];
}>;

/** Asks every instance of every service how it does, in the name of the person who asks. */
@Injectable()
export class ServicesHealth {
  constructor(private readonly instances: ServiceInstances) {}

  /**
   * @param token the person's internal token: each service decides by itself whether it tells them.
   * @throws {ProblemError} as the services refuse: `not-signed-in`, `wrong-role`, `whole-installation-required`.
   */
  async of(token: string, traceId: string): Promise<InstanceHealth[]> {
    const all = this.instances.services.flatMap((service) => this.instances.named(service));
    return Promise.all(all.map(({ name, url }) => this.ask(name, url, token, traceId)));
  }

  private async ask(name: string, url: string, token: string, traceId: string): Promise<InstanceHealth> {
    const response = await fetch(new URL('/operations/health', url), {
      headers: { authorization: `Bearer ${token}`, traceparent: traceparentOf(traceId) },
      signal: AbortSignal.timeout(timeoutMilliseconds),
      redirect: 'error',
    }).catch(() => undefined);
    const refusal = response?.status === 401 || response?.status === 403 ? await refusalOf(response) : undefined;
    if (refusal) throw refusal;
    const answer = response?.ok === true ? await response.json().catch(() => undefined) : undefined;
    if (answer === undefined) return { name, ready: false, reason: '服务没有应答 / the service does not answer' };
    return { name, ...(answer as Omit<InstanceHealth, 'name'>) };
  }
}
