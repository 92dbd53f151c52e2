import { runService } from '@wenxiao/service-kit';
import { readDirectorySettings } from './config.js';
import { directoryPlan } from './directory.plan.js';

await runService(() => directoryPlan(readDirectorySettings()));
