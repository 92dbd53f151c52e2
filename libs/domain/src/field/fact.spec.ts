import * as t from '../terms/index.js';
import { flawTexts } from './flaw.js';
import {
  type Declares,
  type EventOf,
  fact,
  factsOf,
  flawOf,
  readFact,
  UnwritableFact,
  versionOf,
  writeFact,
} from './fact.js';
import {
  code,
  count,
  day,
  decimal,
  document,
  flag,
  group,
  id,
  instant,
  list,
  money,
  name,
  oneOf,
  record,
  several,
  words,
  year,
} from './field.js';

const personId = '018f2f6e-0000-7000-8000-0000000000ab';

const reported = fact('reported', 1, {
  round: code(t.round),
  spent: money(t.spentAmount).per('round'),
  change: money(t.proposedChange, { signed: true }).optional(),
  share: decimal(t.indicatorWeight, { min: 0, max: 100 }).optional(),
  on: day(t.reportSubmittedOn),
  at: instant(t.businessClock).optional(),
  late: flag(t.reportLate),
  times: count(t.submission, { min: 1, max: 9 }).optional(),
  inYear: year(t.budgetYear).optional(),
  by: id(t.declaredBy),
  title: name(t.subjectName, { max: 10 }),
  cause: words(t.deviationCause, { max: 10 }).optional(),
  light: oneOf(t.warningLight).optional(),
  evaluators: several(id(t.persons), 2).optional(),
  place: group({ unit: id(t.unit), note: words(t.reminderWords, { max: 5 }).optional() }).optional(),
  attainment: list(['indicator'], 3, { indicator: code(t.indicator), trend: oneOf(t.indicatorTrend) }),
  parameters: record(decimal(t.stepScore), 2).optional(),
  form: document('a form is read by its own checks').optional(),
});

const data = {
  round: '2023-Q3',
  spent: '1.00',
  on: '2023-10-01',
  late: false,
  by: personId,
  title: '营养改善',
  attainment: [{ indicator: '1', trend: 'behind' as const }],
};

describe('an event of a declared fact', () => {
  it('holds declared fields alone, in the declared order, however deep a spread brought others along', () => {
    const brought = {
      secret: 'x',
      ...data,
      attainment: [{ ...data.attainment[0]!, secret: 'y' }],
      place: { unit: personId, secret: 'z' },
    };
    expect(JSON.stringify(reported(brought))).toBe(
      JSON.stringify({
        type: 'reported',
        data: {
          round: '2023-Q3',
          spent: '1.00',
          on: '2023-10-01',
          late: false,
          by: personId,
          title: '营养改善',
          place: { unit: personId },
          attainment: [{ indicator: '1', trend: 'behind' }],
        },
      }),
    );
  });

  it('holds each value in its one stored form', () => {
    const { share, by, title, cause, parameters, evaluators } = reported({
      ...data,
      share: '095.50',
      by: personId.toUpperCase(),
      title: ' 营养 ',
      cause: '迟\r\n了\n',
      parameters: { a: '-0.0' },
      evaluators: [personId.toUpperCase()],
    }).data;
    expect([share, by, title, cause, parameters, evaluators]).toEqual([
      '95.5',
      personId,
      '营养',
      '迟\n了',
      { a: '0' },
      [personId],
    ]);
  });

  it('is written in the version of today, and refused where it is not as declared', () => {
    expect(writeFact({ reported }, { type: 'reported', data: { ...data, more: 1 } })).toEqual({
      type: 'reported',
      version: 1,
      data,
    });
    expect(() => writeFact({ reported }, { type: 'reported', data: { ...data, on: '2023-02-30' } })).toThrow(
      new UnwritableFact('reported', { path: 'on', code: 'not-a-day' }),
    );
    expect(() => writeFact({ reported }, { type: 'unheard-of', data })).toThrow('declared nowhere');
  });
});

describe('the list of the facts of a stream', () => {
  it('leaves none out', () => {
    const other = fact('withdrawn', 1, { by: id(t.declaredBy) });
    type Event = EventOf<{ reported: typeof reported; other: typeof other }>;
    const written = (facts: Declares<Event>): number => Object.keys(facts).length;
    expect(written(factsOf({ reported, other }))).toBe(2);
    // @ts-expect-error -- the compiler refuses it: an event is left out.
    expect(written(factsOf({ reported }))).toBe(1);
    // @ts-expect-error -- and that there are none.
    expect(written({})).toBe(0);
  });
});

describe('what is wrong with data', () => {
  it('is nothing where they are as declared', () => {
    expect(flawOf(reported, data)).toBeUndefined();
  });

  it.each([
    [{ round: undefined }, 'round', 'missing'],
    [{ round: '第三季度' }, 'round', 'not-a-code'],
    [{ round: 'x'.repeat(65) }, 'round', 'not-a-code'],
    [{ spent: 1 }, 'spent', 'not-an-amount'],
    [{ spent: { amount: '1', unit: '元' } }, 'spent', 'not-an-amount'],
    [{ spent: '9'.repeat(33) }, 'spent', 'not-an-amount'],
    [{ spent: '1' }, 'spent', 'not-an-amount'],
    [{ spent: '1.001' }, 'spent', 'finer-than-fen'],
    [{ spent: '-1.00' }, 'spent', 'negative'],
    [{ change: '-10000000000000.01' }, 'change', 'too-large'],
    [{ share: '095' }, 'share', 'not-a-decimal'],
    [{ share: '1e2' }, 'share', 'not-a-decimal'],
    [{ share: '100.1' }, 'share', 'out-of-range'],
    [{ share: `0.${'1'.repeat(21)}` }, 'share', 'out-of-range'],
    [{ on: '2023-02-29' }, 'on', 'not-a-day'],
    [{ at: '2023-02-28T00:00:00Z' }, 'at', 'not-an-instant'],
    [{ late: 'true' }, 'late', 'not-true-or-false'],
    [{ times: 1.5 }, 'times', 'not-a-whole-number'],
    [{ times: 0 }, 'times', 'out-of-range'],
    [{ inYear: 1900 }, 'inYear', 'out-of-range'],
    [{ by: personId.toUpperCase() }, 'by', 'not-a-uuid'],
    [{ title: 1 }, 'title', 'not-text'],
    [{ title: '　' }, 'title', 'blank'],
    [{ title: '营养\n改善' }, 'title', 'line-break'],
    [{ title: '营养\u200B改善' }, 'title', 'invisible'],
    [{ title: '营养\u202E改善' }, 'title', 'invisible'],
    [{ title: '\u3164' }, 'title', 'invisible'],
    [{ title: '一二三四五六七八九十𠮷' }, 'title', 'too-long'],
    [{ cause: '\u0007' }, 'cause', 'control-character'],
    [{ light: 'green' }, 'light', 'unknown-code'],
    [{ evaluators: personId }, 'evaluators', 'not-a-list'],
    [{ evaluators: [personId, personId] }, 'evaluators', 'twice'],
    [{ evaluators: [personId, 'x'] }, 'evaluators[1]', 'not-a-uuid'],
    [{ place: [] }, 'place', 'not-an-object'],
    [{ place: {} }, 'place.unit', 'missing'],
    [{ attainment: [{ indicator: '1', trend: 'fine' }] }, 'attainment[0].trend', 'unknown-code'],
    [{ attainment: [...data.attainment, 7] }, 'attainment[1]', 'not-an-object'],
    [{ attainment: [...data.attainment, ...data.attainment] }, 'attainment', 'twice'],
    [
      { attainment: Array.from({ length: 4 }, (_, index) => ({ indicator: String(index), trend: 'behind' })) },
      'attainment',
      'too-many',
    ],
    [{ parameters: { a: '1', b: '2', c: '3' } }, 'parameters', 'too-many'],
    [{ parameters: { 'a b': '1' } }, 'parameters', 'not-a-code'],
    [{ parameters: { a: 'x' } }, 'parameters.a', 'not-a-decimal'],
    [{ form: 'text' }, 'form', 'not-an-object'],
    [{ cause: null }, 'cause', 'not-text'],
  ])('is told with its path: %j', (wrong, path, flaw) => {
    expect(flawOf(reported, { ...data, ...wrong })).toEqual({ path, code: flaw });
  });

  it('leaves variants of Han characters, tabs and lines of several lines alone', () => {
    expect(flawOf(reported, { ...data, title: '葛\u{E0100}', cause: '一\n二\t三' })).toBeUndefined();
  });
});

describe('the next version of a fact', () => {
  const reviewed = fact('reviewed', 1, { opinion: words(t.opinion, { max: 9 }) })
    .next({ opinion: words(t.opinion, { max: 9 }), agreed: flag(t.isNew) }, (old) => ({ ...old, agreed: true }))
    .next({ words: words(t.opinion, { max: 9 }), agreed: flag(t.isNew) }, ({ opinion, agreed }) => ({
      words: opinion,
      agreed,
    }));
  const facts = { reviewed };

  it('is what is written', () => {
    expect(writeFact(facts, reviewed({ words: '可', agreed: false }))).toEqual({
      type: 'reviewed',
      version: 3,
      data: { words: '可', agreed: false },
    });
  });

  it('reads what every version before wrote, as of today', () => {
    const today = { type: 'reviewed', data: { words: '可', agreed: true } };
    expect(readFact(facts, 'reviewed', 1, { opinion: '可' })).toEqual(today);
    expect(readFact(facts, 'reviewed', 2, { opinion: '可', agreed: true })).toEqual(today);
    expect(readFact(facts, 'reviewed', 3, { words: '可', agreed: true })).toEqual(today);
  });

  it('says of a closed code which there are, and what they are called', () => {
    expect(flawTexts('unknown-code', oneOf(t.indicatorTrend).spec)).toEqual({
      zh: '不在允许的取值之内：on-track 正常、behind 滞后、out-of-reach 年底不能完成',
      en: 'is none of the allowed values: on-track, behind, out-of-reach',
    });
  });

  it('knows no version and no type that was never declared', () => {
    expect(readFact(facts, 'reviewed', 4, {})).toBeUndefined();
    expect(readFact(facts, 'toString', 1, {})).toBeUndefined();
    expect(versionOf(reviewed, 4)).toBeUndefined();
  });

  it('leaves the declaration of each version as it was', () => {
    expect([1, 2, 3].map((version) => Object.keys(versionOf(reviewed, version)?.fields ?? {}))).toEqual([
      ['opinion'],
      ['opinion', 'agreed'],
      ['words', 'agreed'],
    ]);
  });
});
