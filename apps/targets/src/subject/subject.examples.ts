// Examples for the OpenAPI document: what a reader of the API sees before the first call.

export const subjectId = '018f2f6e-0000-7000-8000-000000000101';
export const unitId = '018f2f6e-0000-7000-8000-000000000031';
export const departmentId = '018f2f6e-0000-7000-8000-000000000021';

const named = { kind: 'project', nature: 'money', name: '农村义务教育学生营养改善计划' };

export const subjectExample = {
  id: subjectId,
  version: 1,
  status: 'registered',
  unit: unitId,
  department: departmentId,
  ...named,
  predecessors: [],
  planned: [],
  relatedFunds: [],
  categories: [],
  implementers: [],
  responsible: [],
  marks: {},
  proposedMarks: [{ mark: 'key', code: 'key-project', zh: '重点项目' }],
  namesakes: [{ subject: '018f2f6e-0000-7000-8000-000000000102', name: named.name, unit: unitId }],
  openedYears: [],
};

export const subjectListExample = {
  items: [
    {
      subject: subjectId,
      version: 1,
      status: 'registered',
      unit: unitId,
      department: departmentId,
      ...named,
      scheme: 'budget-performance',
      officialCode: null,
      isKey: false,
      isMajor: false,
    },
  ],
  more: false,
  totals: { rows: 1, budgetPerformance: 1, unitAssessment: 0 },
  stale: false,
};
