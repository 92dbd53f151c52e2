import type { IndicatorEntryEvent, IndicatorFrameworkEvent } from '../indicator-library.facts.js';
import type { Told } from './told.js';

const entry = '018f2f6e-0000-7000-8000-000000000081';

export const ofEntry: Told<IndicatorEntryEvent> = {
  'library-entry-issued': {
    scheme: 'budget-performance',
    version: 2,
    level1: '产出指标',
    level2: '质量指标',
    name: '道路清扫合格率',
    direction: 'at-least',
    unit: '%',
    quantifiable: true,
    standard: { kind: 'industry', value: '95', text: '不低于 95%', source: '城镇市容环境卫生作业标准' },
    calculation: '合格次数 ÷ 检查次数',
    method: 'proportion',
    valueFrom: '检查记录',
    fields: ['环境卫生', '城市管理'],
    from: '2023-01-01',
    reason: '标准提高',
  },
  'library-entry-retired': { version: 2, from: '2024-01-01', reason: '不再开展' },
};
export const ofFramework: Told<IndicatorFrameworkEvent> = {
  'indicator-framework-issued': {
    scheme: 'budget-performance',
    version: 1,
    name: '部门整体支出绩效指标体系框架',
    for: 'whole-department',
    document: '财办绩〔2022〕8号',
    levels: [{ level1: '产出指标', weight: '50' }],
    entries: [{ entry, entryVersion: 2, level1: '产出指标', place: 1, weight: '50' }],
    from: '2023-01-01',
    reason: '首次发布',
  },
  'indicator-framework-retired': { version: 1, from: '2024-01-01', reason: '改用新框架' },
};
