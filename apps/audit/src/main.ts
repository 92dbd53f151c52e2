import { runService, SettingsError } from '@wenxiao/service-kit';
import { auditPlan } from './audit.plan.js';
import { readAuditSettings } from './config.js';

try {
  await runService(auditPlan(readAuditSettings()));
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 78; // EX_CONFIG: a restart cannot help.
}
