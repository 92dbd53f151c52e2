import { runProcess } from '@wenxiao/service-kit';
import { ownEnvironment } from './config.js';
import { startGateway } from './gateway.js';

await runProcess(() => startGateway(ownEnvironment()));
