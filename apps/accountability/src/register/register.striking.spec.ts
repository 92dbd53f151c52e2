import { specOf } from '@wenxiao/domain/testing';
import { registerFacts as facts } from '@wenxiao/facts/accountability';
import { people, resting } from '../testing/under-fufeng.js';
import type { RegisterCommand } from './register.commands.js';
import { register } from './register.decider.js';
import {
  asked,
  confirmed,
  expert,
  leaving,
  left,
  list,
  ofList,
  ofPool,
  pool,
  rating,
  said,
  submitted,
  today,
  which,
  worldOf,
} from './testing/under-the-plan.js';

const error = { on: today, reason: '与同名项目混淆', documents: [{ name: '核查说明' }] };
const striking = (different: object = {}) => asked('strike', { ...error, today, ...different });
const by = (person: string, command: RegisterCommand): RegisterCommand => ({
  ...command,
  by: { ...command.by, id: person },
});
const confirmingStrike = asked('confirm-strike', { on: today, opinion: '情况属实', documents: [], today });
const decliningStrike = asked('decline-strike', { reason: '尚待核实' });
const asking = facts.entryStrikeAsked({ ...error, by: people.deputy });
const struck = facts.entryStruck(error);
const confirms = 'registers/negative-list/confirms';

describe('an entry that was made in error', () => {
  it('is struck by whoever enters, where nobody confirms what is entered', () => {
    ofPool()
      .given(expert)
      .when(striking())
      .then(resting(struck, ...pool));
    for (const again of [striking(), rating('90'), leaving])
      ofPool().given(expert, struck).when(again).thenRejected({ code: 'entry-is', now: 'struck' });
    ofPool()
      .given(expert)
      .when(confirmingStrike)
      .thenRejected({ code: 'rules-silent', path: 'registers/experts/confirms' });
  });

  it('is taken back before anybody has confirmed it', () => {
    const withdrawn = facts.entryWithdrawn(error);
    ofList()
      .given(submitted)
      .when(striking())
      .then(resting(withdrawn, ...list));
    ofList().given(submitted, withdrawn).when(striking()).thenRejected({ code: 'entry-is', now: 'withdrawn' });
  });

  it('stands, where somebody confirmed it, until somebody else confirms that, too', () => {
    const given = ofList().given(submitted, confirmed);
    given.when(by(people.deputy, striking())).then(resting(asking, ...list, confirms));
    given.when(confirmingStrike).thenRejected({ code: 'strike-not-asked' });
    const whenAsked = ofList().given(submitted, confirmed, asking);
    whenAsked.when(striking()).thenRejected({ code: 'strike-asked' });
    whenAsked.when(by(people.deputy, confirmingStrike)).thenRejected({ code: 'strike-asked-by-yourself' });
    const standingIn = { ...confirmingStrike, by: { ...confirmingStrike.by, for: people.deputy } };
    whenAsked.when(standingIn).thenRejected({ code: 'strike-asked-by-yourself' });
    whenAsked
      .when(by(people.office, confirmingStrike))
      .then(resting(facts.entryStruck({ ...error, opinion: '情况属实' }), ...list, confirms));
    whenAsked.when(decliningStrike).then(resting(facts.entryStrikeDeclined({ reason: '尚待核实' }), ...list, confirms));
    ofList()
      .given(submitted, confirmed, asking, left)
      .when(confirmingStrike)
      .thenRejected({ code: 'entry-is', now: 'left' });
  });

  it('is asked to be struck anew once that was declined', () => {
    const declined = facts.entryStrikeDeclined({ reason: '尚待核实' });
    const given = ofList().given(submitted, confirmed, asking, declined);
    given.when(decliningStrike).thenRejected({ code: 'strike-not-asked' });
    given.when(by(people.deputy, striking())).then(resting(asking, ...list, confirms));
  });

  it('is not struck on a day to come, nor where it stands for nothing', () => {
    ofPool()
      .given(expert)
      .when(striking({ on: '2024-05-07' }))
      .thenRejected({ code: 'day-to-come', today });
    ofPool().given().when(striking()).thenRejected({ code: 'not-entered' });
    const proposed = facts.entryProposed({
      ...which,
      register: 'negative-list',
      kind: 'eliminated',
      effects: [],
      on: today,
    });
    ofList().given(proposed).when(striking()).thenRejected({ code: 'entry-is', now: 'proposed' });
    ofList().given(submitted, confirmed, left).when(striking()).thenRejected({ code: 'entry-is', now: 'left' });
  });

  it('goes with the answer that had it entered, and by nobody', () => {
    const result = {
      ...which,
      register: 'negative-list',
      kind: 'round-result',
      occasion: 'first@2023-10-31',
      effects: [],
    };
    const entered = facts.entryEntered({ ...result, ...said, byAnswer: true });
    const spec = specOf(register, worldOf('negative-list', 'round-result'));
    spec
      .given()
      .when(asked('take-in', { occasion: 'first@2023-10-31', today }))
      .then(resting(entered, 'registers/negative-list', 'registers/negative-list/kinds/round-result'));
    spec.given(entered).when(striking()).thenRejected({ code: 'entered-by-answer', occasion: 'first@2023-10-31' });
  });
});
