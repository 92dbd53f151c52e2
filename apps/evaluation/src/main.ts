import { runService } from '@wenxiao/service-kit';
import { evaluationPlan } from './evaluation.plan.js';

await runService(evaluationPlan);
