import { StoreRefusedError } from '@wenxiao/event-store';
import { SettingsError } from './settings.js';

/** EX_CONFIG: a restart cannot help. */
const exitOfRefusal = 78;

/**
 * Runs what `start` starts as a process of its own until it is told to stop, or until its supervisor is gone; says to the
 * supervisor when it is ready. Settings and a store that it cannot work with are told in their own words.
 */
export async function runProcess(start: () => Promise<Readonly<{ close(): Promise<void> }>>): Promise<void> {
  try {
    const running = await start();
    process.send?.('ready');
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      void running.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(event, stop);
  } catch (error) {
    if (!(error instanceof SettingsError) && !(error instanceof StoreRefusedError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitOfRefusal;
  }
}
