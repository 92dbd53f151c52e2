import type { HealthReport } from '@wenxiao/service-kit';
import type { ServiceInstances } from './routing/service-instances.js';

const timeoutMilliseconds = 2000;

type ServiceHealth = Readonly<{ parts?: readonly HealthReport[] }>;

/** What every instance of every service says of itself: ready or not, and what a person should look at. */
export function servicesHealth(instances: ServiceInstances): Promise<HealthReport[]> {
  const all = instances.services.flatMap((service) => instances.named(service));
  return Promise.all(all.map(({ name, url }) => healthOf(name, url)));
}

async function healthOf(name: string, url: string): Promise<HealthReport> {
  try {
    const response = await fetch(new URL('/health/ready', url), { signal: AbortSignal.timeout(timeoutMilliseconds) });
    const { parts = [] } = (await response.json()) as ServiceHealth;
    // A part that does its work has a reason, too, where a person should look at it.
    const told = parts.filter(({ ready, reason }) => !ready || reason !== undefined);
    const reason = told.map((part) => `${part.name}: ${part.reason ?? ''}`).join('; ');
    return { name, ready: response.ok, ...(told.length > 0 && { reason }) };
  } catch {
    return { name, ready: false, reason: '服务没有应答 / the service does not answer' };
  }
}
