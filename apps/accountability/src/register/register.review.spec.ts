import { specOf } from '@wenxiao/domain/testing';
import { registerFacts as facts } from '@wenxiao/facts/accountability';
import { resting } from '../testing/under-fufeng.js';
import { register } from './register.decider.js';
import { asked, entering, said, today, which, worldOf } from './testing/under-the-plan.js';

describe('a review that the rules ask for', () => {
  const path = 'registers/internal-reviews';
  const kind = `${path}/kinds/reviewed`;
  const items = ['completion', 'depth', 'feasible-advice', 'text'];
  const checklist = items.map((item) => ({ item, note: '基本到位' }));
  const parties = ['provincial-leaders', 'municipal-experts', 'finance-representatives'];
  const participants = parties.map((party) => ({ party, name: `${party} 1`, came: party !== 'provincial-leaders' }));
  const whole = { occasion: '2024-1', checklist, participants };
  const entry = facts.entryEntered({
    ...{ ...which, ...said, ...whole },
    ...{ register: 'internal-reviews', kind: 'reviewed', effects: [] },
  });
  const reviewing = (of = 'reviewed') => specOf(register, worldOf('internal-reviews', of));
  const wanting = (...flaws: readonly object[]) => ({ rejection: { code: 'review-wanting', wanting: flaws } });
  const decided = (more: object) =>
    register.decide(entering({ ...whole, ...more }), { status: 'unknown' }, worldOf('internal-reviews', 'reviewed'));

  it('is of a round, says something of each item, and who was invited as whom, whether they came or not', () => {
    reviewing()
      .given()
      .when(entering(whole))
      .then(resting(entry, path, kind, 'checklists/internal-review'));
    const { occasion: _occasion, ...without } = whole;
    expect(
      register.decide(entering(without), { status: 'unknown' }, worldOf('internal-reviews', 'reviewed')),
    ).toMatchObject(wanting({ needed: 'occasion', because: 'missing' }));
    expect(decided({ checklist: checklist.slice(1) })).toMatchObject(
      wanting({ needed: 'checklist', because: 'incomplete', these: ['completion'] }),
    );
    expect(decided({ checklist: [...checklist.slice(1), { item: 'completion' }] })).toMatchObject(
      wanting({ needed: 'checklist', because: 'wordless', these: ['completion'] }),
    );
    expect(decided({ participants: participants.slice(1) })).toMatchObject(
      wanting({ needed: 'participants', because: 'incomplete', these: ['provincial-leaders'] }),
    );
    expect(
      decided({ participants: [...participants, { party: 'evaluators', name: '王某', came: true }] }),
    ).toMatchObject(wanting({ needed: 'participants', because: 'not-listed', these: ['evaluators'] }));
  });

  it('is put right as whole as it was entered', () => {
    const reason = '误登';
    const righted = { checklist, participants: participants.map((each) => ({ ...each, came: true })) };
    reviewing()
      .given(entry)
      .when(asked('correct', { ...righted, documents: [], reason }))
      .then(
        resting(
          facts.entryCorrected({ ...righted, documents: [], reason }),
          ...[path, kind, 'checklists/internal-review'],
        ),
      );
    const decision = register.decide(
      asked('correct', { documents: [], reason }),
      register.evolve({ status: 'unknown' }, { ...entry }),
      worldOf('internal-reviews', 'reviewed'),
    );
    expect(decision).toMatchObject({ rejection: { code: 'review-wanting' } });
  });

  it('is not asked of a report that is put before leaders', () => {
    reviewing('recommended').given().when(entering({ checklist })).thenRejected({ code: 'review-not-asked' });
    const recommended = { register: 'internal-reviews', kind: 'recommended', effects: [], on: today };
    reviewing('recommended')
      .given()
      .when(entering())
      .then(resting(facts.entryEntered({ ...which, ...said, ...recommended }), path, `${path}/kinds/recommended`));
  });
});
