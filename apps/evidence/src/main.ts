import { runService } from '@wenxiao/service-kit';
import { readEvidenceSettings } from './config.js';
import { evidencePlan } from './evidence.plan.js';

await runService(evidencePlan(readEvidenceSettings()));
