import { under } from '@wenxiao/domain';
import { specOf } from '@wenxiao/domain/testing';
import { type IndicatorFrameworkEvent, indicatorFrameworkFacts as facts } from '@wenxiao/facts/targets';
import {
  type FrameworkSaid,
  type IndicatorFrameworkCommand,
  indicatorFrameworkDecider,
} from './indicator-framework.decider.js';
import { by, rules } from './testing/library-of-fufeng.js';

const id = (last: number): string => `018f2f6e-0000-7000-8000-${String(last).padStart(12, '0')}`;
const spec = specOf(indicatorFrameworkDecider, rules);
const selected = (last: number, level1: string, weight?: string) => ({
  entry: id(last),
  entryVersion: 1,
  level1,
  place: last,
  ...(weight !== undefined && { weight }),
});
const said: FrameworkSaid = {
  scheme: 'budget-performance',
  name: '部门整体支出绩效指标体系框架',
  for: 'whole-department',
  levels: [
    { level1: '产出指标', weight: '50' },
    { level1: '满意度指标', weight: '10' },
  ],
  entries: [selected(1, '产出指标', '30'), selected(2, '产出指标', '20'), selected(3, '满意度指标')],
  from: '2023-01-01',
};
const making = (different: Partial<FrameworkSaid> = {}, isCommon = true): IndicatorFrameworkCommand => ({
  type: 'make',
  data: { ...said, ...different, isCommon },
  ...by,
});
const kind = 'subject.kinds/whole-department';
/** As it is decided under these members of the set. */
const resting = (event: IndicatorFrameworkEvent, ...paths: readonly string[]) =>
  under(event, ...paths.map((path) => ({ path })));
const frameworkOf = (version: number, different: Partial<FrameworkSaid> = {}) =>
  resting(facts.frameworkIssued({ version, ...said, ...different }), kind, 'target.commonFrameworks');

describe('a framework of indicators', () => {
  it('is made once, and made anew whole under the same name', () => {
    spec.given().when(making()).then(frameworkOf(1));
    spec.given(frameworkOf(1)).when(making()).thenRejected({ code: 'framework-there', version: 1 });
    const { name: _name, ...content } = said;
    const revising = (different: object): IndicatorFrameworkCommand => ({
      type: 'revise',
      data: { ...content, ...different, isCommon: true },
      ...by,
    });
    spec.given(frameworkOf(1)).when(revising({})).thenNothing();
    const anew = { document: '财办绩〔2023〕2号', from: '2023-07-01', reason: '修订' };
    spec.given(frameworkOf(1)).when(revising(anew)).then(frameworkOf(2, anew));
    spec.given().when(revising(anew)).thenRejected({ code: 'framework-not-there' });
  });

  it('of what the set reserves for the jurisdiction is made by that alone', () => {
    spec.given().when(making({}, false)).thenRejected({ code: 'framework-of-jurisdiction', for: 'whole-department' });
    spec
      .given()
      .when(making({ for: 'project' }, false))
      .then(resting(facts.frameworkIssued({ version: 1, ...said, for: 'project' }), 'subject.kinds/project'));
  });

  it('is for a kind of subjects that the set lists, or for any', () => {
    spec
      .given()
      .when(making({ for: 'unheard-of' }))
      .thenRejected({
        code: 'unknown-kind',
        given: 'unheard-of',
        listed: rules.members('subject.kinds').map(({ value }) => value.code),
      });
    const { for: _for, ...any } = said;
    spec
      .given()
      .when({ type: 'make', data: { ...any, isCommon: false }, ...by })
      .then(resting(facts.frameworkIssued({ version: 1, ...any })));
  });

  it('selects something, under each level that weighs something, and weighs no other than that', () => {
    spec
      .given()
      .when(making({ entries: [], levels: [] }))
      .thenRejected({ code: 'framework-empty' });
    spec
      .given()
      .when(making({ entries: [...said.entries, selected(4, '效益指标')] }))
      .thenRejected({ code: 'entry-outside-levels', level1: '效益指标' });
    spec
      .given()
      .when(making({ levels: [...said.levels, { level1: '效益指标', weight: '30' }] }))
      .thenRejected({ code: 'level-without-entries', level1: '效益指标' });
    const [, ...others] = said.entries;
    spec
      .given()
      .when(making({ entries: [selected(1, '产出指标', '30.5'), ...others] }))
      .thenRejected({ code: 'weights-not-of-level', level1: '产出指标', weight: '50', sum: '50.5' });
    const open = [selected(1, '产出指标', '30.5'), selected(2, '产出指标'), selected(3, '满意度指标')];
    spec
      .given()
      .when(making({ entries: open }))
      .then(frameworkOf(1, { entries: open }));
  });

  it('is retired once', () => {
    const retiring = { type: 'retire', data: { from: '2024-01-01', reason: '改用新框架' }, ...by } as const;
    const retired = facts.frameworkRetired({ version: 1, from: '2024-01-01', reason: '改用新框架' });
    spec.given(frameworkOf(1)).when(retiring).then(retired);
    spec.given(frameworkOf(1), retired).when(retiring).thenRejected({ code: 'retired-already', from: '2024-01-01' });
    spec.given().when(retiring).thenRejected({ code: 'framework-not-there' });
  });
});
