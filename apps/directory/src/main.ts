import { runService, SettingsError } from '@wenxiao/service-kit';
import { readDirectorySettings } from './config.js';
import { directoryPlan } from './directory.plan.js';

try {
  await runService(await directoryPlan(readDirectorySettings()));
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 78; // EX_CONFIG: a restart cannot help.
}
