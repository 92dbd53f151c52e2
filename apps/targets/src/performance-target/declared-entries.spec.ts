import { fold } from '@wenxiao/domain';
import { indicatorEntryDecider } from '../indicator-library/indicator-entry.decider.js';
import { entryOf } from '../indicator-library/testing/library-of-fufeng.js';
import { entryFlaw, type Library, notAsInLibrary, withVersions } from './declared-entries.js';

const entry = '8d0c1d5e-3f5c-8a9b-9c1d-0f5a6b7c8d9e';
const state = fold(indicatorEntryDecider, [entryOf(1), entryOf(2, { from: '2023-06-01', unit: '‰' })]);
const library = (on = '2023-01-10'): Library => ({ on, entries: [{ entry, state }] });
const indicator = {
  indicator: '1',
  level1: '满意度指标',
  level2: '服务对象满意度',
  name: '群众满意度',
  direction: 'at-least',
  value: '95',
  unit: '%',
  quantifiable: true,
  written: '≥95%',
  entry,
} as const;

it('an indicator is declared by the version in force, where nobody says which', () => {
  expect(withVersions([indicator], library())).toEqual([{ ...indicator, entryVersion: 1 }]);
  expect(withVersions([{ ...indicator, entryVersion: 2 }], library())).toEqual([{ ...indicator, entryVersion: 2 }]);
  const { entry: _entry, ...own } = indicator;
  expect(withVersions([own], library())).toEqual([own]);
});

it('only what is there for the unit and in force that day is named', () => {
  const flaw = (different: object, on?: string) =>
    entryFlaw([{ ...indicator, entryVersion: 1, ...different }], library(on));
  expect(flaw({})).toBeUndefined();
  const other = '8d0c1d5e-3f5c-8a9b-9c1d-0f5a6b7c8d9f';
  expect(flaw({ entry: other })).toEqual({ code: 'unknown-entry', indicator: '1', entry: other });
  const notInForce = { code: 'entry-not-in-force', indicator: '1', entry };
  expect(flaw({}, '2023-06-01')).toEqual({ ...notInForce, on: '2023-06-01', inForce: 2 });
  expect(flaw({ entryVersion: 3 })).toEqual({ ...notInForce, on: '2023-01-10', inForce: 1 });
  expect(flaw({}, '2022-12-31')).toEqual({ ...notInForce, on: '2022-12-31' });
  const { entry: _entry, ...own } = indicator;
  expect(entryFlaw([{ ...own, entryVersion: 1 }], library())).toEqual({
    code: 'version-without-entry',
    indicator: '1',
  });
});

it('what is of a jurisdiction above gives way to whatever stands nearer, as long as that is in force', () => {
  const [city, own] = ['8d0c1d5e-3f5c-8a9b-9c1d-0f5a6b7c8da0', '8d0c1d5e-3f5c-8a9b-9c1d-0f5a6b7c8da1'];
  const standing = (from: string) => fold(indicatorEntryDecider, [entryOf(1, { from })]);
  const nearer = [
    { entry: city, state: standing('2023-02-01') },
    { entry: own, state: standing('2023-03-01') },
  ];
  const flaw = (on: string) =>
    entryFlaw([{ ...indicator, entryVersion: 1 }], { on, entries: [{ entry, state, nearer }] });
  expect(flaw('2023-01-31')).toBeUndefined();
  expect(flaw('2023-02-01')).toEqual({ code: 'entry-replaced', indicator: '1', entry, by: city });
  expect(flaw('2023-03-01')).toEqual({ code: 'entry-replaced', indicator: '1', entry, by: own });
});

it('what is declared otherwise than the library has it is pointed out, field by field', () => {
  const found = (different: object) =>
    notAsInLibrary([{ ...indicator, entryVersion: 1, ...different }], library()).map(
      ({ finding, path, severity }) => `${severity} ${finding} ${path}`,
    );
  expect(found({})).toEqual([]);
  expect(found({ level2: undefined })).toEqual(['warning level-not-as-in-library indicators[0].level1']);
  expect(found({ name: '满意率' })).toEqual(['warning name-not-as-in-library indicators[0].name']);
  expect(found({ direction: 'at-most' })).toEqual(['warning direction-not-as-in-library indicators[0].direction']);
  expect(found({ unit: '人' })).toEqual(['warning unit-not-as-in-library indicators[0].unit']);
  expect(found({ quantifiable: false })).toEqual(['warning not-quantifiable-as-in-library indicators[0].quantifiable']);
  expect(found({ value: '89.9' })).toEqual(['warning below-standard-of-library indicators[0].value']);
  expect(found({ value: '90' })).toEqual([]);
});
