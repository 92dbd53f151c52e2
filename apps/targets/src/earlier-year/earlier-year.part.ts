import type { ServicePlan } from '@wenxiao/service-kit';
import { EarlierYearImportController } from './earlier-year-import.controller.js';
import { EarlierYearImport } from './earlier-year-import.js';
import { EarlierYearsController } from './earlier-years.controller.js';
import { EarlierYears } from './earlier-years.js';

/** What records of earlier years add to the plan of the service. */
export const earlierYearPart = {
  controllers: [EarlierYearImportController, EarlierYearsController],
  providers: [EarlierYears, EarlierYearImport],
} as const satisfies Partial<ServicePlan>;
