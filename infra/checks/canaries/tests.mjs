// Jest itself, and the tests of our own lint rules: broken code must not pass them.

/** The guard rule made blind to one decorator: the tests of the rule must notice. */
export const ruleTestCanaries = [
  {
    name: 'a guard rule that overlooks @Delete',
    files: { 'infra/checks/eslint/guarded-handlers.mjs': (source) => source.replace("'Delete', ", '') },
    finds: ['Should have 1 error but had 0'],
  },
];

export const testCanaries = [
  {
    name: 'a broken promise of a library',
    files: {
      'libs/domain/src/canary.spec.ts':
        "import { decimal, decimalToText } from './decimal.js';\n\nit('a canary adds wrongly', () => {\n  expect(decimalToText(decimal('0.1').plus('0.2'))).toBe('0.30000000000000004');\n});\n",
    },
    finds: ['FAIL unit', 'a canary adds wrongly'],
  },
  {
    name: 'a field of a fact without a figure that does not say why',
    files: {
      'libs/facts/src/monitoring/monitoring.facts.ts': (source) =>
        source.replace("noFigure: 'the trail names the set of every event'", "noFigure: ''"),
      'libs/figures/src/declared-facts.spec.ts': (source) => source,
    },
    finds: ['monitoring: round-opened › has a figure for every field, or says why not'],
  },
  {
    name: 'a recorded stream that is not as its facts are declared',
    files: {
      'libs/facts/src/evaluation/evaluation.facts.ts': (source) =>
        source.replace('openedOn: day(t.evaluationOpenedOn)', 'openedOn: flag(t.reEvaluation)'),
      'apps/evaluation/test/histories.spec.ts': (source) => source,
    },
    finds: ['evaluation-opened: openedOn '],
  },
];
