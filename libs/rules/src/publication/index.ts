// Whether a rule set can be published.
export { type Knower, type Vocabulary, type VocabularyFigure, productVocabulary } from './vocabulary.js';
export { type Above, checkRuleSet, rulesFlaws, warningsOf } from './publication-flaws.js';
