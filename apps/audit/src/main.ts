import { runService } from '@wenxiao/service-kit';
import { auditPlan } from './audit.plan.js';
import { readAuditSettings } from './config.js';

await runService(() => auditPlan(readAuditSettings()));
