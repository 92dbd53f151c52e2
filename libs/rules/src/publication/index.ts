// Whether a rule set can be published.
export { type Vocabulary, type VocabularyFigure, productVocabulary } from './vocabulary.js';
export { type Above, checkRuleSet, rulesFlaws } from './publication-flaws.js';
