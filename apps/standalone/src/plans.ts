import { accountabilityPlan } from '@wenxiao/accountability';
import { auditPlan, auditSettings } from '@wenxiao/audit';
import { directoryPlan, directorySettings } from '@wenxiao/directory';
import { evaluationPlan } from '@wenxiao/evaluation';
import { monitoringPlan } from '@wenxiao/monitoring';
import { readSettings, type ServicePlan } from '@wenxiao/service-kit';
import { targetsPlan } from '@wenxiao/targets';
import { environmentOf, type Installation } from './service-environment.js';

/** The plans of all services, as they run in one process. */
export async function servicePlans(installation: Installation): Promise<readonly ServicePlan[]> {
  const directory = await directoryPlan(readSettings(directorySettings, environmentOf('directory', installation)));
  const audit = auditPlan(readSettings(auditSettings, environmentOf('audit', installation)));
  return [directory, targetsPlan, monitoringPlan, evaluationPlan, accountabilityPlan, audit];
}
