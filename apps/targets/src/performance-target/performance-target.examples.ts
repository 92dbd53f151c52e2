// Examples for the OpenAPI document: what a reader of the API sees before the first call.

import { checkExample } from '../checks/checks.examples.js';
import { lineExample } from '../budget-line/budget-line.examples.js';
import { departmentId, subjectId, unitId } from '../subject/subject.examples.js';

const indicator = {
  indicator: '1',
  level1: '产出指标',
  name: '学生受资助人数',
  direction: 'at-least',
  value: '735',
  unit: '人次',
  quantifiable: true,
  weight: '10',
  written: '≥735人次',
};
const declared = {
  declaration: 1,
  horizon: 'annual',
  objective: '改善学生体质',
  indicators: [indicator],
  by: '018f2f6e-0000-7000-8000-000000000501',
  on: '2022-11-07',
  form: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  findings: [],
};

export const targetExample = {
  id: `${subjectId}.2023`,
  version: 7,
  subject: {
    id: subjectId,
    name: '农村义务教育学生营养改善计划',
    kind: 'project',
    unit: unitId,
    department: departmentId,
  },
  period: '2023',
  scheme: 'budget-performance',
  procedure: 'target-review',
  status: 'approved',
  declared,
  checks: [checkExample],
  inForce: { declaration: 1, step: 'approve', by: declared.by, on: '2023-01-20' },
  done: [],
  skipped: [],
  opinions: [
    {
      step: 'desk-review',
      submission: 1,
      desk: 'business-desk',
      zh: '业务股',
      organisation: '018f2f6e-0000-7000-8000-000000000201',
      by: '018f2f6e-0000-7000-8000-000000000506',
      opinion: '基金支出应单列产出指标。',
    },
  ],
  possible: [],
  budgetLine: lineExample,
};

export const targetListExample = {
  items: [
    {
      subject: subjectId,
      period: '2023',
      name: '农村义务教育学生营养改善计划',
      kind: 'project',
      unit: unitId,
      department: departmentId,
      scheme: 'budget-performance',
      status: 'approved',
      openSteps: [],
      targetVersion: 7,
      budgetLineVersion: 2,
      declaration: 1,
      indicators: 1,
      findings: 0,
      requested: '387664.62',
      control: null,
      cut: null,
      approved: '387664.62',
      inForce: '387664.62',
      payment: 'open',
      demo: true,
    },
  ],
  more: false,
  totals: { rows: 1, budgetPerformance: 1, unitAssessment: 0 },
  sums: { requested: '387664.62', control: '0', cut: '0', approved: '387664.62', inForce: '387664.62' },
  stale: false,
};

export const targetFormExample = {
  id: `${subjectId}.2024`,
  version: 5,
  declaration: 1,
  hash: '7fb4b1eb30da2e33f6cdf0cdefafefe78594f9d86535aa2bc166ef9751d64910',
  text: '{"kind":"target-declaration","indicators":[{"level3":"养护里程","target":"≥120公里"}]}',
};
