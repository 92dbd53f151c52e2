import { fold } from '@wenxiao/domain';
import { citationOf } from '@wenxiao/rules/ruling';
import fc from 'fast-check';
import { referral } from './referral.decider.js';
import { type ReferralPlace, referralId } from './referral.place.js';
import { stands } from './referral.state.js';
import { tasksOf } from './referral.view.js';
import { bodies, fufeng, named, people, Referred, result, worldOf } from './testing/referred.js';

const set = fufeng();
const { desk, office, head, accountant, clerk } = people;

/** Somebody tries something: to propose, to take a step, to take it back; or the evaluation is concluded anew. */
const move = fc.record({
  by: fc.constantFrom(desk, office, head, accountant, clerk),
  what: fc.constantFrom('open', 'open', 'prepare', 'prepare', 'issue', 'drop', 'withdraw', 'look', 'grade'),
  organisation: fc.constantFrom(bodies.unit, bodies.department),
  trigger: fc.constantFrom('unqualified-result', 'perfunctory'),
  persons: fc.subarray([head, accountant, office]),
  grade: fc.constantFrom('unqualified', 'unqualified', 'good', undefined),
});
type Move = typeof move extends fc.Arbitrary<infer Each> ? Each : never;
const settings = { numRuns: 50 };
const walk = fc.array(move, { minLength: 1, maxLength: 60, size: 'max' });

/** The referrals of one subject, as their streams stand. */
class Subject {
  readonly streams = new Map<string, Referred>();
  grade: string | undefined = 'unqualified';

  /** The stream that a proposal belongs in: after those that came to nothing. */
  at(place: ReferralPlace): Referred {
    const id = referralId(place);
    const referred = this.streams.get(id) ?? new Referred(this.worldAt(place));
    this.streams.set(id, referred);
    referred.world = this.worldAt(place);
    const { state } = referred;
    const isOver = state.status === 'opened' && !stands(state);
    return isOver ? this.at({ ...place, number: place.number + 1 }) : referred;
  }

  private worldAt({ organisation, trigger, number }: ReferralPlace) {
    return worldOf({ organisation, trigger, number, ...(this.grade !== undefined && { result: result(this.grade) }) });
  }
}

function moved(subject: Subject, { by, what, organisation, trigger, persons, grade }: Move): void {
  if (what === 'grade') {
    subject.grade = grade;
    return;
  }
  const referred = subject.at({ ...worldOf().place, organisation, trigger, number: 1 });
  const ground = trigger === 'perfunctory' ? { ground: trigger, today: '2024-05-06' } : { evaluation: named };
  if (what === 'open') referred.act('open', { persons, today: '2024-05-06', ...ground }, by);
  else if (what === 'look') referred.act('look', { today: '2024-06-01' }, by);
  else if (what === 'withdraw') referred.act('withdraw', { step: 'prepare', reason: '误点' }, by);
  else if (what === 'prepare') referred.prepare(by);
  else if (what === 'issue') referred.issue(by);
  else referred.drop(by);
}

function walked(moves: readonly Move[]): readonly Referred[] {
  const subject = new Subject();
  for (const each of moves) moved(subject, each);
  return [...subject.streams.values()].filter(({ history }) => history.length > 0);
}

describe('referrals on any way through their procedure', () => {
  it('are what was recorded of them', () => {
    fc.assert(
      fc.property(walk, (moves) => {
        for (const { history, state } of walked(moves)) expect(fold(referral, history)).toEqual(state);
      }),
      settings,
    );
  });

  it('rest on what the set states, so that each event cites its article', () => {
    fc.assert(
      fc.property(walk, (moves) => {
        const paths = walked(moves).flatMap(({ basis }) => [...basis]);
        expect(paths.filter((path) => !citationOf(set.content, path)?.citations.length)).toEqual([]);
      }),
      settings,
    );
  });

  it('are acted on by nobody whom they name, nor of the body, and are nobody’s task who may not', () => {
    fc.assert(
      fc.property(walk, (moves) => {
        for (const { state, by, world } of walked(moves)) {
          if (state.status !== 'opened') continue;
          const keptOut = [...state.persons, ...world.ofTheBody];
          expect(by.filter((person) => keptOut.includes(person))).toEqual([]);
          for (const { barred } of tasksOf(state, world)) expect(barred).toEqual(expect.arrayContaining(keptOut));
        }
      }),
      settings,
    );
  });

  it('stand at most once for a body and a trigger, under way or gone out', () => {
    fc.assert(
      fc.property(walk, (moves) => {
        const standing = walked(moves).flatMap(({ state }) =>
          state.status === 'opened' && stands(state) ? [`${state.organisation} ${state.trigger}`] : [],
        );
        expect(standing.filter((each, at) => standing.indexOf(each) !== at)).toEqual([]);
      }),
      settings,
    );
  });

  it('go out, are dropped and proposed again often enough for these promises to mean something', () => {
    const all = fc.sample(walk, { numRuns: 200, seed: 7 }).flatMap(walked);
    const seen = (type: string) => all.filter(({ history }) => history.some((each) => each.type === type)).length;
    const dropped = all.filter(({ state }) => state.status === 'opened' && !stands(state));
    const again = all.filter(({ world, history }) => world.place.number > 1 && history.length > 2);
    expect(dropped.length).toBeGreaterThan(10);
    expect(again.length).toBeGreaterThan(3);
    expect(seen('referral-withdrawn')).toBeGreaterThan(10);
    expect(all.filter(({ state }) => state.status === 'opened' && state.issuedBy).length).toBeGreaterThan(10);
  });
});
