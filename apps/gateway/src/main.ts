import { SettingsError } from '@wenxiao/service-kit';
import { ownEnvironment } from './config.js';
import { startGateway } from './gateway.js';

try {
  const gateway = await startGateway(ownEnvironment());
  process.send?.('ready');
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void gateway.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop); // The supervisor is gone: do not outlive it.
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 78; // EX_CONFIG: a restart cannot help.
}
