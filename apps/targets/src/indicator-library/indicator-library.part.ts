import type { ServicePlan } from '@wenxiao/service-kit';
import { FrameworkContents } from './framework-contents.js';
import { IndicatorFrameworkController } from './indicator-framework.controller.js';
import { IndicatorLibraryController } from './indicator-library.controller.js';
import { libraryEntryProjection, libraryFrameworkProjection } from './indicator-library.projections.js';
import { IndicatorLibraryList } from './indicator-library.query.js';
import { KnownEntries } from './known-entries.js';
import { OwnedActs } from './owned-acts.js';

/** What the indicator library adds to the plan of the service. Its tables stand among its migrations. */
export const indicatorLibraryPart = {
  controllers: [IndicatorLibraryController, IndicatorFrameworkController],
  providers: [IndicatorLibraryList, KnownEntries, OwnedActs, FrameworkContents],
  projections: [libraryEntryProjection, libraryFrameworkProjection],
} as const satisfies Partial<ServicePlan>;
