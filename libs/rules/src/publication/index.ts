// Whether a rule set can be published.
export { type Knower, type Vocabulary, type VocabularyFigure, productVocabulary } from './vocabulary.js';
export { type Above, checkRuleSet, rulesFlaws, warningsOf } from './publication-flaws.js';
export { references } from './references.js';
export { knowers } from './asked.js';
export { effectsAt } from './effects.js';
