// Whether a rule set can be published.
export { type Known, type KnownFigure, knownToProduct } from './known.js';
export { type Above, checkRuleSet, rulesFlaws } from './publication-flaws.js';
