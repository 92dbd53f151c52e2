import { accountabilityPlan } from '@wenxiao/accountability';
import { auditPlan } from '@wenxiao/audit';
import { directoryPlan } from '@wenxiao/directory';
import { evaluationPlan } from '@wenxiao/evaluation';
import { monitoringPlan } from '@wenxiao/monitoring';
import type { ServicePlan } from '@wenxiao/service-kit';
import { targetsPlan } from '@wenxiao/targets';
import type { Secrets } from './home.js';

/** The stores that there are. Directory comes first: everybody hears it. */
export const storeNames = ['directory', 'targets', 'monitoring', 'evaluation', 'accountability', 'audit'] as const;

/** The plans of all services, directory's with its keys. */
export async function servicePlans(secrets: Secrets): Promise<readonly ServicePlan[]> {
  const { tokenPrivateKey, internalSecret } = secrets;
  const directory = await directoryPlan({ tokenPrivateKey, internalSecret, holidayCalendarFile: '' });
  return [directory, targetsPlan, monitoringPlan, evaluationPlan, accountabilityPlan, auditPlan];
}
