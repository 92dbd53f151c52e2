// Which rounds a subject has, what is expected of whom before anybody has begun, and which figures stay below their limits.
export { type DutiesOf, type DutyAt, type DutyFacts, dutiesOf, dutyId } from './duties.js';
export { type BelowLimit, belowLimits, type Measured } from './limits.js';
export { duesOfSeries, type PlannedRounds, type RoundNode, roundNodes, roundsOfSet, rulesOn } from './round-plan.js';
export {
  type AwaitedSeries,
  type RoundAt,
  roundId,
  roundsOf,
  type RoundsOfSubject,
  type RoundSubject,
} from './rounds-of-subject.js';
export {
  type OpenedRound,
  roundByPerson,
  type RoundRefusal,
  type RoundsToDo,
  roundsToDo,
  type RoundSummary,
  seriesByPerson,
  summariesOf,
} from './rounds-to-do.js';
