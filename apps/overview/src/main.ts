import { runService } from '@wenxiao/service-kit';
import { readOverviewSettings } from './config.js';
import { overviewPlan } from './overview.plan.js';

await runService(() => overviewPlan(readOverviewSettings()));
