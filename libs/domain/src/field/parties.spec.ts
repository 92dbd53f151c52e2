import * as t from '../terms/index.js';
import { dueFacts } from './due-facts.js';
import { fact } from './fact.js';
import { code } from './field.js';
import { namedThen } from './parties.js';
import { partyReassigned, stepFact, stepsOpened, stepWithdrawn } from './step-fact.js';

const step = { procedure: 'p', open: [{ step: 'score' }], step: 'appoint', submission: 1, by: 'who', answer: 'done' };

describe('whom an event names', () => {
  it('is a party from then on: persons and organisations, as what the answer assigns them', () => {
    const assigned = [
      { as: 'evaluators', person: 'a' },
      { as: 'agency', organisation: 'b' },
    ];
    expect(namedThen(stepFact('thing', 'appoint'), { ...step, assigned })).toEqual({
      parties: [
        { who: 'a', as: 'evaluators', step: 'appoint' },
        { who: 'b', as: 'agency', step: 'appoint' },
      ],
      ended: false,
    });
  });

  it('is whoever has a task that was handed over', () => {
    const { taskHandedOver } = dueFacts('thing');
    expect(namedThen(taskHandedOver, { step: 'score', to: 'c', because: '出差' })).toEqual({
      parties: [{ who: 'c', as: 'task:score', step: 'score' }],
    });
  });

  it('is whoever took the place of another, beside those who stayed: the newest event says who is it', () => {
    const assigned = [
      { as: 'evaluators', person: 'b' },
      { as: 'evaluators', person: 'c' },
    ];
    const told = { procedure: 'p', open: [], as: 'evaluators', from: 'a', to: 'c', assigned, reason: '调离' };
    expect(namedThen(partyReassigned('thing'), told)).toEqual({
      parties: [
        { who: 'b', as: 'evaluators', step: '' },
        { who: 'c', as: 'evaluators', step: '' },
      ],
      ended: false,
    });
  });

  it('is whom the object itself names where its first steps open, and nobody where others open', () => {
    const opened = { procedure: 'p', open: [{ step: 'score' }] };
    const assigned = [{ as: 'implementing-unit', organisation: 'b' }];
    expect(namedThen(stepsOpened('thing'), { ...opened, assigned })).toEqual({
      parties: [{ who: 'b', as: 'implementing-unit', step: '' }],
      ended: false,
    });
    expect(namedThen(stepsOpened('thing'), opened)).toEqual({ parties: [], ended: false });
  });

  it('is named no longer by a step that was taken back', () => {
    expect(namedThen(stepWithdrawn('thing'), step)).toEqual({ parties: [], withdrawn: 'appoint', ended: false });
  });

  it('is nobody elsewhere, whatever its data look like', () => {
    const other = fact('appointed', 1, { step: code(t.step) });
    expect(namedThen(other, { ...step, assigned: [{ as: 'evaluators', person: 'a' }] })).toEqual({ parties: [] });
    expect(namedThen(stepFact('thing', 'appoint'), { ...step, assigned: 'nonsense' })).toEqual({
      parties: [],
      ended: false,
    });
  });

  it('stands beside how the procedure stands: ended, or not', () => {
    expect(namedThen(stepsOpened('thing'), { procedure: 'p', open: [], ended: 'done' })).toEqual({
      parties: [],
      ended: true,
    });
  });
});
