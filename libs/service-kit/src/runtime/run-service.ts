import { readServiceSettings } from './config.js';
import { runProcess } from './run-process.js';
import type { ServicePlan } from './service-plan.js';
import { startService } from './service.js';

/** Runs one service as a process of its own. @param plan of it, or what reads its settings and makes one */
export function runService(plan: ServicePlan | (() => ServicePlan | Promise<ServicePlan>)): Promise<void> {
  return runProcess(async () => startService(typeof plan === 'function' ? await plan() : plan, readServiceSettings()));
}
