import type { PublishedEvent, StoredEvent } from '@wenxiao/event-store';
import { eventually } from '@wenxiao/messaging/testing';
import { type County, type CountyService, runCountyService } from '@wenxiao/service-kit/testing';
import { monitoringPlan } from '../src/index.js';

export { type Answer, budgetOf, type County } from '@wenxiao/service-kit/testing';

/** Monitoring on a store of its own, beside the stores of those it listens to. */
export type RunningMonitoring = Omit<CountyService, 'events' | 'published'> &
  Readonly<{
    /** A project whose target and budget of a year are approved from a day on; monitored as soon as this answers. */
    approved(county: County, different?: object, from?: string): Promise<string>;
    events(tenant: string, id: string): Promise<readonly StoredEvent[]>;
    published(tenant: string, id: string): Promise<readonly PublishedEvent[]>;
  }>;

export async function runMonitoring(firstDay: string): Promise<RunningMonitoring> {
  const running = await runCountyService(monitoringPlan, firstDay);
  return {
    ...running,
    async approved(county, different, from = '2023-01-20') {
      const subject = await running.approve(county, different, from);
      const path = `monitoring/${subject}/${from.slice(0, 4)}`;
      await eventually(async () => expect((await running.call(county, path, { as: county.clerk })).status).toBe(200));
      await running.settled();
      return subject;
    },
    events: (tenant, id) => running.events(tenant, `monitoring/${id}`),
    published: (tenant, id) => running.published(tenant, `monitoring/${id}`),
  };
}
