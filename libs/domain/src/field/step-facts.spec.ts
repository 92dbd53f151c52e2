import { act } from '../terms/procedure.js';
import { isStepTaken, stepFacts, stepsTaken, takenStepOf } from './step-facts.js';

const facts = stepFacts('target', { audience: 'finance' });
const data = { procedure: 'target-review', step: 'desk', submission: 1, by: 'a-person', answer: 'passed', open: [] };

describe('the facts of the steps of an object', () => {
  it('are one for each act that a rule set may make a step of, under its own name and for the same people', () => {
    const named = Object.entries(facts).map(([name, { type, audience }]) => [name, type, audience]);
    expect(named).toHaveLength(Object.keys(act.codes).length);
    expect(named).toContainEqual(['targetReviewed', 'target-reviewed', 'finance']);
    expect(named).toContainEqual(['targetHandedOver', 'target-handed-over', 'finance']);
  });

  it('say what a step did by its act', () => {
    const taken = takenStepOf('target', facts);
    expect(taken('hand-over', data)).toEqual({ type: 'target-handed-over', data });
    expect(taken('review', data)).toEqual({ type: 'target-reviewed', data });
  });

  it('are told from all other events of the object, and from those of others', () => {
    expect(stepsTaken('target')).toEqual(Object.values(facts).map(({ type }) => type));
    expect(isStepTaken('target', { type: 'target-reviewed' })).toBe(true);
    expect(isStepTaken('target', { type: 'target-withdrawn' })).toBe(false);
    expect(isStepTaken('target', { type: 'result-reviewed' })).toBe(false);
  });
});
