import { fold } from '@wenxiao/domain';
import { specOf } from '@wenxiao/domain/testing';
import { type IndicatorEntryEvent, indicatorEntryFacts as facts } from '@wenxiao/facts/targets';
import { versionOn } from './in-versions.js';
import { type EntrySaid, type IndicatorEntryCommand, indicatorEntryDecider } from './indicator-entry.decider.js';
import { by, entryOf, rules, said } from './testing/library-of-fufeng.js';

const spec = specOf(indicatorEntryDecider, rules);
const { level1: _level1, level2: _level2, name: _name, ...content } = said;
const making = (different: Partial<EntrySaid> = {}): IndicatorEntryCommand => ({
  type: 'make',
  data: { ...said, ...different },
  ...by,
});
const revising = (different: Partial<typeof content> = {}): IndicatorEntryCommand => ({
  type: 'revise',
  data: { ...content, ...different },
  ...by,
});
const retiring = (from: string): IndicatorEntryCommand => ({
  type: 'retire',
  data: { from, reason: '不再适用' },
  ...by,
});
const retired = facts.entryRetired({ version: 1, from: '2023-06-01', reason: '不再适用' });

describe('an indicator of the library', () => {
  it('is made once, and made anew under the same levels and name from a day on', () => {
    spec.given().when(making()).then(entryOf(1));
    spec.given(entryOf(1)).when(making()).thenRejected({ code: 'entry-there', version: 1 });
    const standard = { kind: 'industry', value: '95', source: '行业规范' } as const;
    const anew = { standard, from: '2023-07-01', reason: '标准提高' };
    spec.given(entryOf(1)).when(revising(anew)).then(entryOf(2, anew));
    spec.given().when(revising(anew)).thenRejected({ code: 'entry-not-there' });
  });

  it('is not made anew by what it says already', () => {
    spec.given(entryOf(1)).when(revising()).thenNothing();
    spec
      .given(entryOf(1), entryOf(2, { unit: '‰' }))
      .when(revising())
      .then(entryOf(3));
  });

  it('holds from no day before what was said last', () => {
    spec
      .given(entryOf(1))
      .when(revising({ from: '2022-12-31', unit: '‰' }))
      .thenRejected({ code: 'before-last-version', from: '2022-12-31', last: '2023-01-01' });
    spec
      .given(entryOf(1), retired)
      .when(revising({ from: '2023-05-31' }))
      .thenRejected({ code: 'before-last-version', from: '2023-05-31', last: '2023-06-01' });
  });

  it('is retired once, from a day on, and issued anew afterwards', () => {
    spec.given(entryOf(1)).when(retiring('2023-06-01')).then(retired);
    spec
      .given(entryOf(1), retired)
      .when(retiring('2023-07-01'))
      .thenRejected({ code: 'retired-already', from: '2023-06-01' });
    spec
      .given(entryOf(1))
      .when(retiring('2022-12-31'))
      .thenRejected({ code: 'before-last-version', from: '2022-12-31', last: '2023-01-01' });
    spec.given().when(retiring('2023-06-01')).thenRejected({ code: 'entry-not-there' });
    const again = { from: '2023-06-01' };
    spec.given(entryOf(1), retired).when(revising(again)).then(entryOf(2, again));
  });

  it('is scored by a method of the set, and has a number for a standard only where it is a number', () => {
    spec
      .given()
      .when(making({ method: 'by-eye' }))
      .thenRejected({
        code: 'unknown-method',
        given: 'by-eye',
        listed: rules.members('evaluation.scoringMethods').map(({ value }) => value.code),
      });
    spec
      .given()
      .when(making({ direction: 'text' }))
      .thenRejected({ code: 'standard-in-words' });
    const inWords = { direction: 'text', standard: { kind: 'other', text: '制度健全', source: '管理办法' } } as const;
    spec.given().when(making(inWords)).then(entryOf(1, inWords));
  });
});

describe('the version in force', () => {
  const on = (day: string, ...events: readonly IndicatorEntryEvent[]) =>
    versionOn(fold(indicatorEntryDecider, events), day)?.version;
  const second = entryOf(2, { from: '2023-03-01' });

  it('is the last that has begun, of two of one day the later one, and none before the first', () => {
    expect(['2022-12-31', '2023-01-01', '2023-02-28', '2023-03-01'].map((day) => on(day, entryOf(1), second))).toEqual([
      undefined,
      1,
      1,
      2,
    ]);
    expect(on('2023-01-01', entryOf(1), entryOf(2))).toBe(2);
  });

  it('is none from the day on which it was retired until it is issued anew', () => {
    const anew = entryOf(2, { from: '2023-09-01' });
    expect(
      ['2023-05-31', '2023-06-01', '2023-08-31', '2023-09-01'].map((day) => on(day, entryOf(1), retired, anew)),
    ).toEqual([1, undefined, undefined, 2]);
  });
});
