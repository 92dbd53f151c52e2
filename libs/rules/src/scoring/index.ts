// What an indicator, a part and a sheet score, and how far targets are attained.
export { alongTarget, type ApprovedIndicator, type Seen } from './along-target.js';
export { type AttainedIndicator, type Attainment, attainmentOf, type IndicatorAttainment } from './attainment.js';
export {
  type FrameworkPoints,
  type IndicatorPoints,
  isOfExecution,
  pointsBy,
  type WeighedIndicator,
  pointedParts,
  type PointedPart,
} from './framework.js';
export { byJudgement } from './judged-methods.js';
export { type Direction, directions, type Measurement, type Ratio, ratioOf } from './ratio.js';
export { type MethodOf, type ObservedBy, scoreBy, type ScoringMethodId } from './registry.js';
export type { Score, ScoreRefusal } from './score.js';
export { fullMarkOf, type PartGiven, partScore, type SheetTotal, sheetTotal } from './sheet.js';
