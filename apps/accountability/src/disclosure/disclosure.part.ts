import type { ServicePlan } from '@wenxiao/service-kit';
import { disclosureListProjection } from './disclosure-list.projection.js';
import { DisclosureList } from './disclosure-list.query.js';
import { DisclosedResults } from './disclosed-results.js';
import { DisclosureActs } from './disclosure.acts.js';
import { DisclosureController } from './disclosure.controller.js';
import { disclosureCopies } from './disclosure.copies.js';
import { DisclosureDue } from './disclosure.due-source.js';
import { DisclosureWorlds } from './disclosure.worlds.js';

/** What disclosures add to the plan of the service. Their table stands among its migrations. */
export const disclosurePart = {
  controllers: [DisclosureController],
  copies: disclosureCopies,
  due: [DisclosureDue],
  providers: [DisclosedResults, DisclosureList, DisclosureWorlds, DisclosureActs],
  projections: [disclosureListProjection],
} as const satisfies Partial<ServicePlan>;
