// Examples for the OpenAPI document: what a reader of the API sees before the first call.

import { departmentId, subjectId, unitId } from '../subject/subject.examples.js';

const jurisdiction = '018f2f6e-0000-7000-8000-000000000011';
const entry = '8d0c1d5e-3f5c-8a9b-9c1d-0f5a6b7c8d9e';
const framework = '1b2c3d4e-5f60-8172-8394-a5b6c7d8e9f0';

const indicator = {
  level1: '满意度指标',
  level2: '服务对象满意度',
  name: '服务对象满意度',
  direction: 'at-least',
  unit: '%',
  quantifiable: true,
  standard: { kind: 'historical', value: '90', source: '近三年本县同类项目问卷平均值' },
  calculation: '满意和基本满意的份数 ÷ 有效问卷份数',
  valueFrom: '问卷调查',
  fields: ['通用'],
};

export const entryExample = {
  id: entry,
  version: 1,
  owner: jurisdiction,
  scope: 'common',
  inForce: { scheme: 'budget-performance', version: 1, ...indicator, from: '2022-11-08' },
  versions: [{ scheme: 'budget-performance', version: 1, ...indicator, from: '2022-11-08' }],
};

export const entryListExample = {
  items: [
    {
      owner: jurisdiction,
      ownerName: '某县',
      scope: 'common',
      entry,
      version: 1,
      ...indicator,
      method: null,
      from: '2022-11-08',
      retiredFrom: null,
      uses: 3,
    },
  ],
  more: false,
  totals: { rows: 1, common: 1, industry: 0, quantifiable: 1 },
  on: '2022-11-08',
  stale: false,
};

export const entryUsesExample = {
  items: [
    {
      subject: subjectId,
      period: '2023',
      year: 2023,
      name: '农村义务教育学生营养改善计划',
      kind: 'project',
      unit: unitId,
      department: departmentId,
      status: 'approved',
      indicator: '5',
      entryVersion: 1,
      written: '≥90%',
      weight: '10',
    },
  ],
  more: false,
  totals: { rows: 1, targets: 1, subjects: 1 },
};

const levels = [
  { level1: '产出指标', weight: '50' },
  { level1: '满意度指标', weight: '10' },
];

export const frameworkExample = {
  id: framework,
  version: 1,
  owner: jurisdiction,
  scope: 'common',
  inForce: {
    scheme: 'budget-performance',
    version: 1,
    name: '部门整体支出绩效指标体系框架',
    for: 'whole-department',
    levels,
    entries: [{ entry, entryVersion: 1, place: 1, weight: '10', owner: jurisdiction, ...indicator, versionInForce: 1 }],
    from: '2022-11-08',
  },
  versions: [
    {
      scheme: 'budget-performance',
      version: 1,
      name: '部门整体支出绩效指标体系框架',
      for: 'whole-department',
      levels,
      selected: 1,
      from: '2022-11-08',
    },
  ],
};

export const frameworkListExample = {
  items: [
    {
      owner: jurisdiction,
      ownerName: '某县',
      scope: 'common',
      framework,
      version: 1,
      name: '部门整体支出绩效指标体系框架',
      for: 'whole-department',
      document: null,
      entries: 1,
      levels,
      from: '2022-11-08',
      retiredFrom: null,
    },
  ],
  more: false,
  totals: { rows: 1 },
  on: '2022-11-08',
  stale: false,
};
