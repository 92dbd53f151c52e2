import type { ServicePlan } from '@wenxiao/service-kit';
import { exchangeMappings } from '../copies.js';
import { ExchangeProjectsController } from './exchange-projects.controller.js';
import { ExchangeTargetsController } from '../exchange-targets/exchange-targets.controller.js';
import { ExchangeTargets } from '../exchange-targets/exchange-targets.js';
import { ExchangeProjects } from './exchange-projects.js';
import { KnownMappings } from './known-mappings.js';
import { KnownProjects } from './known-projects.js';

/** What tables of the budget system add to the plan of the service. */
export const exchangeProjectsPart = {
  controllers: [ExchangeProjectsController, ExchangeTargetsController],
  providers: [ExchangeProjects, ExchangeTargets, KnownProjects, KnownMappings],
  copies: [exchangeMappings],
} as const satisfies Partial<ServicePlan>;
