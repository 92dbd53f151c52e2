import type { Aggregate } from '@wenxiao/service-kit';
import { publishPerformanceTarget } from '../publishing/publish-performance-target.js';
import {
  performanceTargetDecider,
  type PerformanceTargetCommand,
  type PerformanceTargetEvent,
  type PerformanceTargetRejection,
  type PerformanceTargetState,
  performanceTargetTexts,
  type Rules,
} from './performance-target.decider.js';

export const performanceTarget: Aggregate<
  PerformanceTargetState,
  PerformanceTargetCommand,
  PerformanceTargetEvent,
  PerformanceTargetRejection,
  Rules
> = {
  category: 'performance-target',
  about: (id) => ({ subject: id }),
  decider: performanceTargetDecider,
  schemaVersions: {
    'target-declared': 1,
    'target-revised': 1,
    'target-reviewed': 1,
    'target-returned': 1,
    'target-approved': 1,
    'target-adjusted': 1,
  },
  texts: performanceTargetTexts,
  publish: publishPerformanceTarget,
};
