import { decideToKeep, outdated, type StandingDecision, type Told } from './outdated.js';

const stream = 'budget-line/subject.2023';
/** The line of a year as it was told: what it has from which day on. */
const said = (version: number, recordedAt: string, inForce: Readonly<Record<string, string>>): Told => ({
  store: 'targets',
  stream,
  version,
  type: 'targets.budget-timetable-changed.v1',
  recordedAt,
  data: { inForce },
});
const taken = {
  'budget-line': (told: readonly Told[], day: string) => {
    const { inForce = {} } = (told.at(-1)?.data ?? {}) as { inForce?: Readonly<Record<string, string>> };
    return Object.entries(inForce).findLast(([from]) => from <= day)?.[1];
  },
};
const decision: StandingDecision = {
  version: 9,
  recordedAt: '2023-06-10T01:00:00.000000Z',
  day: '2023-06-10',
  basedOn: [{ store: 'targets', stream, version: 3 }],
};
const first = said(3, '2023-01-20', { '2023-01-20': '100.00' });
const found = (...later: readonly Told[]) => outdated(decision, [first, ...later], taken);

describe('a decision that rests on what another object said', () => {
  it('stands as long as that says the same, and where it changes from a later day on', () => {
    expect(found()).toEqual([]);
    expect(found(said(4, '2023-07-01', { '2023-01-20': '100.00', '2023-07-01': '80.00' }))).toEqual([]);
  });

  it('is overtaken by a correction, and by what takes effect before it', () => {
    const corrected = said(5, '2023-07-01', { '2023-01-20': '90.00' });
    expect(found(corrected)).toEqual([{ decision: 9, stream, version: 5, because: 'overtaken' }]);
    const retroactive = said(6, '2023-07-02', { '2023-01-20': '100.00', '2023-05-01': '70.00' });
    expect(found(retroactive)).toEqual([{ decision: 9, stream, version: 6, because: 'overtaken' }]);
  });

  it('is stale where that had been recorded before it, and was not known to it', () => {
    const before = said(4, '2023-06-09', { '2023-01-20': '90.00' });
    expect(found(before)).toEqual([{ decision: 9, stream, version: 4, because: 'stale' }]);
  });

  it('is found once for each fact: for the one with which it says so, in whatever order they are told', () => {
    const corrected = said(5, '2023-07-01', { '2023-01-20': '90.00' });
    const unrelated = said(6, '2023-08-01', { '2023-01-20': '90.00', '2023-08-01': '10.00' });
    const expected = [{ decision: 9, stream, version: 5, because: 'overtaken' }];
    expect(found(corrected, unrelated)).toEqual(expected);
    expect(outdated(decision, [unrelated, corrected, first], taken)).toEqual(expected);
  });

  it('stands again once that was put right', () => {
    const wrong = said(5, '2023-07-01', { '2023-01-20': '90.00' });
    expect(found(wrong, said(6, '2023-07-02', { '2023-01-20': '100.00' }))).toEqual([]);
  });

  it('rests on nothing else: what it takes nothing of, and what another store calls the same', () => {
    const corrected = said(5, '2023-07-01', { '2023-01-20': '90.00' });
    expect(outdated(decision, [first, corrected], {})).toEqual([]);
    expect(found({ ...corrected, store: 'monitoring' })).toEqual([]);
  });
});

describe('a decision that is kept', () => {
  const [found] = [{ decision: 9, stream, version: 5, because: 'overtaken' }] as const;
  const keeping = { decision: 9, stream, version: 5, reason: '金额差异不影响结论' };
  const kept = (data: object) => ({ type: 'decision-kept', data });

  it('says in the face of which fact, and how that stands to it', () => {
    const data = { ...keeping, because: 'overtaken' };
    expect(decideToKeep([found], keeping, kept)).toEqual({ outcome: 'accepted', events: [kept(data)] });
  });

  it('is none where another fact, object or decision is named', () => {
    const rejection = { code: 'not-outdated', outdated: [found] };
    for (const other of [{ version: 6 }, { stream: 'budget-line/subject.2024' }, { decision: 8 }])
      expect(decideToKeep([found], { ...keeping, ...other }, kept)).toEqual({ outcome: 'rejected', rejection });
  });
});
