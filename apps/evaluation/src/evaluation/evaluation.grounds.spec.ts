import { outdated, type Told } from '@wenxiao/domain';
import { writeFact } from '@wenxiao/domain/field';
import type { StoredEvent } from '@wenxiao/event-store';
import { evaluationFacts } from '@wenxiao/facts/evaluation';
import { decisionsOf } from './evaluation.grounds.js';
import { tasksOf } from './evaluation.tasks.js';
import { bodies, conclude, type Evaluated, papers, people, upToConclusion } from './testing/evaluated.js';
import {
  carriedOut,
  km,
  north,
  ofNorth,
  own,
  part,
  reached,
  south,
  upToWhole,
  whole,
} from './testing/several-units.js';

const subject = 'subject/018f2f6e-0000-7000-8000-000000000101';
type Shares = Readonly<Record<string, string>>;
const shares: Shares = { [north]: '30', [south]: '20' };

/** What is registered of the subject, each time whole: of the instants at which it was recorded. */
const registered = (...tellings: readonly Readonly<{ at: string; shares: Shares }>[]): readonly Told[] =>
  tellings.map((telling, before) => ({
    ...{ store: 'targets', stream: subject, version: before + 1, type: 'targets.subject-changed' },
    recordedAt: telling.at,
    data: {
      unit: bodies.unit,
      implementers: Object.entries(telling.shares).map(([organisation, share]) => ({ organisation, share })),
    },
  }));

const recorded = '2023-06-10T01:00:00.000000Z';
const storedOf = ({ history }: Evaluated): readonly StoredEvent[] =>
  history.map((event, before) => {
    const { type, version: schemaVersion, data } = writeFact(evaluationFacts, event);
    const stored = { type, schemaVersion, data: JSON.stringify(data), version: before + 1 };
    return { ...stored, recordedAt: recorded } as StoredEvent;
  });

function openOf({ state }: Evaluated) {
  if (state.status !== 'open') throw new Error('It was not begun');
  return state;
}

/** Which decisions, by the type of their event, rest on shares that are registered otherwise; they knew the telling that is named. */
function found(evaluated: Evaluated, told: readonly Told[], known: (version: number) => number = () => 1) {
  const standing = decisionsOf(openOf(evaluated), storedOf(evaluated), 2022);
  return [...standing].flatMap(([version, taken]) => {
    const basedOn = [{ store: 'targets', stream: subject, version: known(version) }];
    const decision = { version, recordedAt: recorded, day: '2023-06-10', basedOn };
    return outdated(decision, told, taken).map(({ because }) => {
      const event = evaluated.history[version - 1];
      const of = event?.type === 'implementer-attained' ? event.data.organisation : 'whole';
      return [of, because];
    });
  });
}
const before = { at: '2023-01-01T00:00:00.000000Z', shares };
const later = (changed: Shares) =>
  registered(before, { at: '2023-07-01T00:00:00.000000Z', shares: { ...shares, ...changed } });
const evaluatedWhole = (): Evaluated => {
  const evaluated = upToWhole();
  expect(whole(evaluated, reached(own)).outcome).toBe('accepted');
  return evaluated;
};

describe('FF-40: what several units came to by their shares', () => {
  it('is looked at again where the share of one is registered otherwise, of that one alone', () => {
    const evaluated = evaluatedWhole();
    expect(found(evaluated, later({}))).toEqual([]);
    expect(found(evaluated, later({ [north]: '40' }))).toEqual([[north, 'overtaken']]);
    expect(
      found(evaluated, registered(before, { at: '2023-07-01T00:00:00.000000Z', shares: { [north]: '30' } })),
    ).toEqual([[south, 'overtaken']]);
    // A share of the unit itself, where it is registered at last, changes what was put together.
    expect(found(evaluated, later({ [bodies.unit]: '40' }))).toEqual([['whole', 'overtaken']]);
  });

  it('is looked at again where a share was registered between a part and the whole, which knew it', () => {
    const evaluated = evaluatedWhole();
    const at = evaluated.history.findLastIndex(({ type }) => type === 'implementer-attained');
    const told = registered(before, { at: '2023-06-09T00:00:00.000000Z', shares: { ...shares, [south]: '25' } });
    expect(found(evaluated, told, (version) => (version > at + 1 ? 2 : 1))).toEqual([[south, 'stale']]);
  });

  it('is up to date once the unit has corrected its part, which counts by the new share then', () => {
    const evaluated = evaluatedWhole();
    const now = later({ [north]: '40' });
    const beside = carriedOut.beside.map((each) => (each.organisation === north ? { ...each, share: '40' } : each));
    evaluated.world = { ...evaluated.world, carriedOut: { ...carriedOut, beside } };
    const correction = {
      step: 'implementers-evaluate',
      level: north,
      brings: papers('self-evaluation-form'),
      today: '2023-07-02',
    };
    const decision = evaluated.act('correct', { ...correction, attained: reached(ofNorth) }, people.agency);
    expect(decision.outcome).toBe('accepted');
    expect(evaluated.last('self-evaluation-computed')?.units).toEqual([
      { organisation: bodies.unit, share: '40' },
      { organisation: south, share: '20' },
      { organisation: north, share: '40' },
    ]);
    const corrected = evaluated.history.findLastIndex(({ type }) => type === 'implementer-attained') + 1;
    expect(found(evaluated, now, (version) => (version >= corrected ? 2 : 1))).toEqual([]);
  });

  it('is nothing where a part does not count: nobody is asked about what was taken back', () => {
    const evaluated = upToWhole();
    evaluated.act('withdraw', { step: 'implementers-evaluate', level: north, reason: '填错' }, people.agency);
    expect(found(evaluated, later({ [north]: '40' }))).toEqual([]);
    part(evaluated, north, reached(ofNorth));
    expect(found(evaluated, later({ [north]: '40' }))).toEqual([[north, 'overtaken']]);
  });

  it('makes what was concluded from it looked at again where a part was corrected', () => {
    const evaluated = evaluatedWhole();
    const known = evaluated.history.length;
    const correct = (more: object) =>
      evaluated.act(
        'correct',
        {
          ...{
            step: 'implementers-evaluate',
            level: north,
            brings: papers('self-evaluation-form'),
            today: '2023-07-02',
          },
          attained: reached({ ...ofNorth, ...more }),
        },
        people.agency,
      );
    const stream = 'evaluation/018f2f6e-0000-7000-8000-000000000101.self-evaluation.2022.1';
    const department = upToConclusion('95', '85');
    conclude(department);
    const standing = decisionsOf(openOf(department), storedOf(department), 2022);
    const [[version, taken] = [0, {}]] = [...standing];
    const rests = {
      version,
      recordedAt: recorded,
      day: '2023-06-10',
      basedOn: [{ store: 'evaluation', stream, version: known }],
    };
    const now = () =>
      outdated(
        rests,
        evaluated.history.map((event, before) => ({
          ...{ store: 'evaluation', stream, version: before + 1, type: event.type, data: event },
          recordedAt: before < known ? recorded : '2023-07-02T01:00:00.000000Z',
        })),
        taken,
      ).map(({ because }) => because);
    correct({});
    expect(now()).toEqual([]);
    correct(km('30'));
    expect(now()).toEqual(['overtaken']);
  });

  it('asks in words of its own', () => {
    const evaluated = evaluatedWhole();
    const of = (stream: string) => ({ decision: 3, stream, version: 2, because: 'overtaken' as const });
    evaluated.world = { ...evaluated.world, outdated: [of(subject), of('budget-line/x.2022')] };
    const asked = tasksOf(evaluated.state, evaluated.world).filter(({ step }) => step === 'reconcile');
    expect(asked.map(({ zh }) => zh.slice(0, 10))).toEqual(['按资金份额汇总的自评', '评价结论所依据的事实']);
  });
});
