import { StoreRefusedError } from '@wenxiao/event-store';
import type { ServicePlan } from './service-plan.js';
import { startService } from './service.js';
import { readServiceSettings } from './config.js';
import { SettingsError } from './settings.js';

/** Runs one service as a process of its own until it is told to stop. */
export async function runService(plan: ServicePlan): Promise<void> {
  try {
    const service = await startService(plan, readServiceSettings());
    process.send?.('ready');
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      void service.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    process.once('disconnect', stop); // The supervisor is gone: do not outlive it.
  } catch (error) {
    if (!(error instanceof SettingsError) && !(error instanceof StoreRefusedError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 78; // EX_CONFIG: a restart cannot help.
  }
}
