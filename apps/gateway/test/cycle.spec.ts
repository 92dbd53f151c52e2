type Known = Readonly<{
  target?: object;
  monitoring?: object;
  selfEvaluation?: object;
  evaluation?: object;
  result?: object;
  missing: ReadonlySet<string>;
}>;

// The page's own module: served as it is written, without a build.
const page: string = '../public/cycle.js';
const { cycleOf } = (await import(new URL(page, import.meta.url).href)) as {
  cycleOf: (known: Known) => readonly string[];
};

const nothingMissing = new Set<string>();

describe('a subject’s place in the cycle', () => {
  it('is what the services say, step by step', () => {
    const target = { status: 'approved', approved: '1.00' };
    const monitoring = { roundsOpen: 1, roundsReported: 0, roundsDone: 1 };
    const missing = nothingMissing;
    expect(cycleOf({ missing })).toEqual(['open', 'open', 'open', 'open', 'open', 'open']);
    expect(cycleOf({ target: { status: null }, missing })[0]).toBe('open');
    expect(cycleOf({ target: { status: 'prepared' }, missing })[0]).toBe('begun');
    expect(cycleOf({ target: { status: 'returned' }, missing })[0]).toBe('begun');
    expect(cycleOf({ target, monitoring, missing })).toEqual(['done', 'done', 'begun', 'open', 'open', 'open']);
    expect(
      cycleOf({
        target,
        monitoring: { ...monitoring, roundsOpen: 0, roundsDone: 2 },
        selfEvaluation: { status: 'done' },
        evaluation: { status: 'open' },
        missing,
      }),
    ).toEqual(['done', 'done', 'done', 'done', 'begun', 'open']);
    const evaluation = { status: 'concluded' };
    expect(cycleOf({ target, evaluation, selfEvaluation: evaluation, result: { status: 'decided' }, missing })).toEqual(
      ['done', 'done', 'open', 'done', 'done', 'done'],
    );
  });

  it('is not known where a service does not answer, which is not the same as not begun', () => {
    expect(cycleOf({ target: { status: 'submitted' }, missing: new Set(['monitoring', 'evaluation']) })).toEqual([
      'done',
      'open',
      'unknown',
      'unknown',
      'unknown',
      'open',
    ]);
  });
});
