import { type PerformanceTargetEvent, performanceTargetFacts as facts } from '@wenxiao/facts/targets';
import { type Aggregate, typesBut } from '@wenxiao/service-kit';
import { publishPerformanceTarget } from '../publishing/publish-performance-target.js';
import { targetNamed } from '../stream-names.js';
import type { TargetCommand, TargetRejection, TargetRules } from './performance-target.commands.js';
import { targetDecider } from './performance-target.decider.js';
import type { TargetState } from './performance-target.state.js';

/** What desks that co-operate say holds nobody up. */
const allButOpinions = typesBut<PerformanceTargetEvent>(facts, 'target-opinion-given');

/** What is to be reached with the money of a subject in a period: `performance-target/<subject>.<period>`. */
export const performanceTarget: Aggregate<
  TargetState,
  TargetCommand,
  PerformanceTargetEvent,
  TargetRejection,
  TargetRules
> = {
  category: 'performance-target',
  about: (id) => ({ subject: targetNamed(id).subject }),
  decider: targetDecider,
  facts,
  material: {
    declare: allButOpinions,
    'correct-declaration': allButOpinions,
    adjust: allButOpinions,
    'abandon-adjustment': allButOpinions,
    'take-step': allButOpinions,
    'correct-step': allButOpinions,
    withdraw: allButOpinions,
    'give-opinion': allButOpinions,
    'hand-over': allButOpinions,
    rebase: allButOpinions,
    'keep-decision': allButOpinions,
    'decline-adjustment': allButOpinions,
    'lift-adjustment-overdue': allButOpinions,
  },
  publish: publishPerformanceTarget,
};
