import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { BusinessClock, type DueStanding, lossOf, type ServiceInstances } from '@wenxiao/service-kit';
import { Principals } from '../session/principals.js';

/** Nest token of where the services answer of whose objects something becomes due, and how long they are waited for. */
export const DUE_SERVICES = Symbol('DUE_SERVICES');
export type DueServicesAsked = Readonly<{ instances: ServiceInstances; wait_ms: number }>;

const askMilliseconds = 5_000;
const pauseMilliseconds = 50;

/** A service that is not done with what is due, or does not say so. */
export type Waiting = Readonly<{ service: string }> &
  (Readonly<{ pending: number; unheard: number }> | Readonly<{ reason: 'out-of-reach' | 'behind' | 'recording' }>);

/** Whether everything due by an instant has fired, and when something is due next. */
export type Fired = Readonly<{
  /** What is still to be done, by service; empty where all is. */
  waiting: readonly Waiting[];
  nextDue?: string;
}>;

type Standing = Readonly<{ service: string; standing: DueStanding | undefined }>;

/** In whose name services are asked, over which root. */
export type Asker = Readonly<{ personId: string; root: string }>;

/** Asks every service of whose objects something becomes due how far it is. */
@Injectable()
export class DueServices {
  constructor(
    @Inject(DUE_SERVICES) private readonly asked: DueServicesAsked,
    private readonly principals: Principals,
    private readonly clock: BusinessClock,
  ) {}

  /**
   * Waits until all that is due by an instant has fired, and what follows from it elsewhere; no longer than a while. What one service
   * says another may have to hear: they are done once all say so twice, and none has recorded anything in between.
   */
  async fired(by: string, asker: Asker): Promise<Fired> {
    const end = performance.now() + this.asked.wait_ms;
    for (let before: readonly Standing[] | undefined; ;) {
      const standings = await this.ask(by, asker);
      const { waiting, ...rest } = firedOf(standings, by);
      const unsure = waiting.length > 0 ? waiting : recordedSince(before, standings);
      if (unsure.length === 0 || performance.now() > end) return { waiting: unsure, ...rest };
      before = waiting.length === 0 ? standings : undefined;
      await pause(pauseMilliseconds);
    }
  }

  /** As {@link fired}, as it is now. */
  async standing(by: string, asker: Asker): Promise<Fired> {
    return firedOf(await this.ask(by, asker), by);
  }

  private async ask(by: string, { personId, root }: Asker): Promise<readonly Standing[]> {
    const { token } = await this.principals.tokenFor(personId);
    const path = `/jurisdictions/${root}/due?through=${this.clock.dayOf(by)}`;
    const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
    const ask = async (url: string): Promise<DueStanding | undefined> => {
      try {
        const signal = AbortSignal.timeout(askMilliseconds);
        const response = await fetch(`${url.replace(/\/$/, '')}${path}`, { headers, signal, redirect: 'error' });
        return response.ok ? ((await response.json()) as DueStanding) : undefined;
      } catch (error) {
        if (lossOf(error) === undefined && (error as Error).name !== 'TimeoutError') throw error;
        return undefined;
      }
    };
    // Each instance of a service tells what is on its way to itself.
    const { instances } = this.asked;
    const all = instances.services.flatMap((service) => instances.named(service));
    return Promise.all(all.map(async ({ name, url }) => ({ service: name, standing: await ask(url) })));
  }
}

/** Those that were not known to be done a moment ago, or have recorded something since. */
const recordedSince = (before: readonly Standing[] | undefined, now: readonly Standing[]): readonly Waiting[] =>
  now.flatMap(({ service, standing }, at): Waiting[] =>
    before !== undefined && before[at]?.standing?.recorded === standing?.recorded
      ? []
      : [{ service, reason: 'recording' }],
  );

function firedOf(standings: readonly Standing[], by: string): Fired {
  const waiting = standings.flatMap(({ service, standing }): Waiting[] => {
    if (!standing) return [{ service, reason: 'out-of-reach' }];
    if (standing.now < by) return [{ service, reason: 'behind' }];
    const { pending, unheard } = standing;
    return pending > 0 || unheard > 0 ? [{ service, pending, unheard }] : [];
  });
  const [nextDue] = standings.flatMap(({ standing }) => standing?.next ?? []).sort();
  return { waiting, ...(nextDue !== undefined && { nextDue }) };
}
