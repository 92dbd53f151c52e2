import type { ServicePlan } from '@wenxiao/service-kit';
import { OnRectificationAsked } from '../reacting/on-rectification-asked.js';
import { rectificationListProjection } from './rectification-list.projection.js';
import { RectificationList } from './rectification-list.query.js';
import { RectificationActs } from './rectification.acts.js';
import { RectificationController } from './rectification.controller.js';
import { rectificationCopies } from './rectification.copies.js';
import { RectificationDue } from './rectification.due-source.js';
import { RectificationSources } from './rectification.sources.js';
import { RectificationWorlds } from './rectification.worlds.js';

/** What rectifications add to the plan of the service. Their table stands among its migrations. */
export const rectificationPart = {
  controllers: [RectificationController],
  consumers: [OnRectificationAsked],
  copies: rectificationCopies,
  due: [RectificationDue],
  providers: [RectificationList, RectificationWorlds, RectificationSources, RectificationActs],
  projections: [rectificationListProjection],
} as const satisfies Partial<ServicePlan>;
