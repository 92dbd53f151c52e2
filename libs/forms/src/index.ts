export { checkForm, examineForm, type CheckedForm } from './check-form.js';
export { executionOf } from './execution.js';
export { numberIn } from './cell.js';
export { findingLevels, type Finding, type FindingCode, type FindingLevel } from './finding.js';
export type { FormRuleSet } from './findings/grade-not-in-bands.js';
export type { NotJudged } from './not-judged.js';
export { readPublishedForm, type FormReading, type ShapeProblem } from './read-published-form.js';
export type { PublishedForm } from './published-form.js';
