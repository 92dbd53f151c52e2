import { accountabilityPlan } from '@wenxiao/accountability';
import { auditPlan, auditSettings } from '@wenxiao/audit';
import { directoryPlan, directorySettings } from '@wenxiao/directory';
import { evaluationPlan } from '@wenxiao/evaluation';
import { evidencePlan, evidenceSettings } from '@wenxiao/evidence';
import { monitoringPlan } from '@wenxiao/monitoring';
import { overviewPlan, overviewSettings } from '@wenxiao/overview';
import { readSettings, type ServicePlan } from '@wenxiao/service-kit';
import { targetsPlan } from '@wenxiao/targets';
import { environmentOf, type Installation } from './service-environment.js';

/** The plans of all services, as they run in one process. */
export async function servicePlans(installation: Installation): Promise<readonly ServicePlan[]> {
  const directory = await directoryOf(installation);
  const audit = auditPlan(readSettings(auditSettings, environmentOf('audit', installation)));
  const cycle = [targetsPlan, monitoringPlan, evaluationPlan, accountabilityPlan];
  const evidence = evidencePlan(readSettings(evidenceSettings, environmentOf('evidence', installation)));
  return [directory, ...cycle, evidence, audit, overviewOf(installation)];
}

/** The services that keep tasks, and of whose objects something becomes due. */
export function keepingTasks(plans: readonly ServicePlan[]): readonly string[] {
  return plans.filter(({ due }) => due !== undefined).map(({ name }) => name);
}

/** Overview asks the others for tasks: it is told where they answer. */
export function overviewOf(installation: Installation): ServicePlan {
  return overviewPlan(readSettings(overviewSettings, environmentOf('overview', installation)));
}

/** Directory waits for the others when a demo's clock was moved. */
export async function directoryOf(installation: Installation): Promise<ServicePlan> {
  return directoryPlan(readSettings(directorySettings, environmentOf('directory', installation)));
}
