import { runService } from '@wenxiao/service-kit';
import { monitoringPlan } from './monitoring.plan.js';

await runService(monitoringPlan);
