import { flawsIn } from '../testing/publication.js';
import { byClerk, type Json, named, readSmallRuleSet, step } from '../testing/small-rule-set.js';
import { warningsOf } from './publication-flaws.js';
import { productVocabulary } from './vocabulary.js';

const evaluation = (...steps: readonly Json[]): Json => ({
  ...named('evaluate'),
  object: 'evaluation',
  steps: [...steps, step('conclude', 'conclude', 'end')],
});
const type = {
  ...named('finance'),
  of: { figure: 'subject.nature', is: ['money'] },
  by: byClerk,
  periods: [named('year')],
  procedure: 'evaluate',
  parts: [],
  grades: 'by-person',
  isReEvaluation: false,
  consequences: [],
};
const selection = (more: Json = {}): Json => ({
  ...named('key'),
  population: { figure: 'subject.nature', is: ['money'] },
  draw: { by: 'person' },
  opens: 'finance',
  ...more,
});
const gate = { gate: 'group', recordedBy: byClerk };
const flaws = (chosen: Json, ...steps: readonly Json[]) =>
  flawsIn({
    gates: [named('group')],
    procedures: [evaluation(...steps)],
    evaluationTypes: [type],
    selections: [chosen],
  });

describe('what a set chooses to evaluate', () => {
  it('is chosen by a person, from what an evaluation knows, and passed by a body that a step asks', () => {
    expect(flaws(selection({ gate }), step('pass', 'record', 'next', { by: gate }))).toEqual([]);
    expect(flaws(selection({ gate }))).toEqual([
      'selections/key/gate: no step of evaluate is decided by group, which has to pass the choice',
    ]);
    expect(flaws(selection({ draw: { by: 'lot', share: '0.1' } }))).toEqual([
      'selections/key/draw: what is evaluated is chosen by a person: no lot is drawn yet',
    ]);
    expect(flaws(selection({ population: { figure: 'ex-ante.score', atLeast: '60' } }))).toEqual([
      'selections/key/population/figure: an evaluation has no figure ex-ante.score',
    ]);
    expect(flaws(selection({ reasons: ['strange'] }))).toEqual(['selections/key/reasons: there is no finding strange']);
  });

  it('is published with a warning where it chooses anything else', () => {
    const set = readSmallRuleSet({ members: { selections: [selection({ opens: 'performance-target' })] } });
    expect(warningsOf(set, productVocabulary).map(({ path, en }) => `${path}: ${en}`)).toEqual([
      'selections/key/opens: nothing is chosen by it yet: only what is evaluated is chosen by the rules',
    ]);
  });
});

describe('the order of a library', () => {
  const scored = { figure: 'ex-ante.score', set: 'yes' };
  const flawsOf = (different: Json, code = 'library') => {
    const ranking = { ...named(code), among: scored, by: 'ex-ante.score', tie: 'shared-rank', ...different };
    const admitting = { answers: [{ ...named('done'), then: 'end', effects: [{ admit: 'library' }] }] };
    const procedures = [
      { ...named('p'), object: 'ex-ante-assessment', steps: [step('conclude', 'conclude', 'end', admitting)] },
    ];
    const library = { ...named('library'), among: scored, by: 'ex-ante.score', tie: 'shared-rank' };
    return flawsIn({ procedures, rankings: code === 'library' ? [ranking] : [library, ranking] });
  };

  it('is by a number that the library knows, of what it says of its rows', () => {
    expect(flawsOf({ by: 'subject.planned-fiscal-money' })).toEqual([]);
    expect(flawsOf({ by: 'subject.kind' })).toEqual([
      'rankings/library/by: nothing is put in order by a code, subject.kind',
    ]);
    expect(flawsOf({ by: 'evaluation.score' })).toEqual([
      'rankings/library/by: a project library has no figure evaluation.score',
    ]);
    expect(flawsOf({ by: 'score' })).toEqual([
      expect.stringMatching(/^rankings\/library\/by: there is no figure score; there are: /),
    ]);
    expect(flawsOf({ among: { all: [scored, { period: 'planned', longerThanYears: 1 }] } })).toEqual([
      'rankings/library/among/all/2/period: a library goes by figures, not by findings or periods',
    ]);
    expect(flawsOf({ among: { figure: 'evaluation.score', atLeast: '60' } })).toEqual([
      'rankings/library/among/figure: a project library has no figure evaluation.score',
    ]);
  });

  it('is asked of libraries alone: another order goes by figures of its own', () => {
    expect(flawsOf({ by: 'evaluation.score', among: { figure: 'evaluation.score', set: 'yes' } }, 'other')).toEqual([]);
  });
});
