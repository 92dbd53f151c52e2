import { runService } from '@wenxiao/service-kit';
import { targetsPlan } from './targets.plan.js';

await runService(targetsPlan);
