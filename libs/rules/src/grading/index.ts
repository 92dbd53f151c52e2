// What a figure comes to: its grade, its rate, and how it is shown.
export { displayedBeside } from './displayed-figure.js';
export { rowsWithParts } from './published-rows.js';
export { executionRate, type PublishedLine, rateDenominator } from './execution-rate.js';
export { type Bounds, boundsOf, type Graded, gradeOf, type GradeRefusal, ownGradesOf } from './grade.js';
export { totalScore } from './total-score.js';
