import { derivedId } from '@wenxiao/domain/identity';
import { type IndicatorFrameworkEvent, indicatorFrameworkFacts as facts } from '@wenxiao/facts/targets';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Aggregate } from '@wenxiao/service-kit';
import { ownedNamed } from './indicator-entry.aggregate.js';
import {
  type IndicatorFrameworkCommand,
  indicatorFrameworkDecider,
  type IndicatorFrameworkRejection,
  type IndicatorFrameworkState,
} from './indicator-framework.decider.js';

/** The id of a framework by what it is: an owner has one of the same name. */
export const frameworkIdOf = (owner: string, name: string): string => derivedId('indicator-framework', owner, name);

/** A framework of indicators: `indicator-framework/<owner>.<framework>`. */
export const indicatorFramework: Aggregate<
  IndicatorFrameworkState,
  IndicatorFrameworkCommand,
  IndicatorFrameworkEvent,
  IndicatorFrameworkRejection,
  Ruling
> = {
  category: 'indicator-framework',
  about: (id) => ({ organisation: ownedNamed(id).owner }),
  decider: indicatorFrameworkDecider,
  facts,
  publish: () => undefined,
};
