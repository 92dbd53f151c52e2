import { runService } from '@wenxiao/service-kit';
import { accountabilityPlan } from './accountability.plan.js';

await runService(accountabilityPlan);
