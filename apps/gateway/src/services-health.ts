import type { HealthReport } from '@wenxiao/service-kit';
import type { ServiceInstances } from './routing/service-instances.js';

const timeoutMilliseconds = 2000;

type ServiceHealth = Readonly<{ parts?: readonly HealthReport[] }>;

/** What every instance of every service says of itself: ready, or why not. */
export function servicesHealth(instances: ServiceInstances): Promise<HealthReport[]> {
  const all = instances.services.flatMap((service) => instances.named(service));
  return Promise.all(all.map(({ name, url }) => healthOf(name, url)));
}

async function healthOf(name: string, url: string): Promise<HealthReport> {
  try {
    const response = await fetch(new URL('/health/ready', url), { signal: AbortSignal.timeout(timeoutMilliseconds) });
    if (response.ok) return { name, ready: true };
    const { parts = [] } = (await response.json()) as ServiceHealth;
    const reasons = parts.filter(({ ready }) => !ready).map((part) => `${part.name}: ${part.reason ?? ''}`);
    return { name, ready: false, reason: reasons.join('; ') };
  } catch {
    return { name, ready: false, reason: '服务没有应答 / the service does not answer' };
  }
}
