import { specOf } from '@wenxiao/domain/testing';
import { registerFacts as facts } from '@wenxiao/facts/accountability';
import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import { nothingKnown } from '@wenxiao/service-kit';
import { resting, subject as bureau } from '../testing/under-fufeng.js';
import { register } from './register.decider.js';
import { asked, entering } from './testing/under-the-plan.js';

const plan = ruling(layered(seed('transport-assessment')!, undefined, { organisation: false }));

/** A register of the bureau. */
function specIn(code: string, kind: string) {
  const found = plan.member('registers', code);
  if (found.is === 'silent') throw new Error(found.path);
  const place = { register: code, kind, of: 'organisation' as const, about: bureau, number: 1 };
  return specOf(register, {
    ruling: plan,
    register: found,
    place,
    years: [nothingKnown(2023)],
    procedures: { checklist: () => undefined },
    responsible: [],
  });
}
const meetings = specIn('dispatch-meetings', 'quarterly');
const path = 'registers/dispatch-meetings';
const under = [path, `${path}/kinds/quarterly`];
const which = {
  ...{ scheme: 'unit-assessment', register: 'dispatch-meetings', kind: 'quarterly', of: 'organisation' as const },
  ...{ occasion: '2023-Q1', effects: [] },
};
const expected = facts.entryProposed({ ...which, on: '2023-01-03' });
const overdue = facts.entryBecameOverdue({ on: '2023-03-31' });

describe('what recurs in a register', () => {
  it('waits for whoever enters since its period has come, once', () => {
    const coming = asked('expect', { occasion: '2023-Q1', today: '2023-01-03' });
    meetings
      .given()
      .when(coming)
      .then(resting(expected, ...under, `${path}/recurs`));
    meetings.given(expected).when(coming).thenNothing();
    specIn('misconduct', 'fraud').given().when(coming).thenNothing();
  });

  it('is late the day after its period, once, and stays so when it is entered', () => {
    const looking = (today: string) => asked('look', { today });
    meetings.given(expected).when(looking('2023-03-31')).thenNothing();
    meetings
      .given(expected)
      .when(looking('2023-04-01'))
      .then(resting(overdue, ...under, `${path}/recurs`));
    meetings.given(expected, overdue).when(looking('2023-04-02')).thenNothing();
    const said = { findings: [], documents: [], on: '2023-04-02' };
    const held = facts.entryEntered({ ...which, ...said });
    meetings
      .given(expected, overdue)
      .when(entering({ on: '2023-04-02', today: '2023-04-02' }))
      .then(resting(held, ...under));
    meetings.given(expected, held).when(looking('2023-04-02')).thenNothing();
  });
});
