export * from './budget-line.facts.js';
export * from './budget-year.facts.js';
export * from './ex-ante-assessment.facts.js';
export * from './indicator-library.facts.js';
export * from './official-code.facts.js';
export * from './performance-target.facts.js';
export * from './subject.facts.js';
export * from './succession.facts.js';
