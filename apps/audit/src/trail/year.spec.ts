import { isOfYear } from './year.js';

const id = '018f2f6e-0000-7000-8000-000000000101';
const of = (stream: string, data: object = {}) =>
  [2023, 2024, 2025, 2026, 2027].filter((year) => isOfYear({ stream, data: JSON.stringify(data) }, year));

it('an event belongs to the years that its stream names, else to the one that it declares, else to all', () => {
  expect(of(`budget-line/${id}.2024`)).toEqual([2024]);
  expect(of(`performance-target/${id}.2024-2026`)).toEqual([2024, 2025, 2026]);
  expect(of(`evaluation/${id}.self.2025.1`)).toEqual([2025]);
  expect(of(`monitoring/${id}.2024.quarterly@Q1`)).toEqual([2024]);
  expect(of(`register/opinion.${id}`, { year: 2024, amount: '2025' })).toEqual([2024]);
  expect(of(`execution-batch/${id}`, { budgetYear: '2026' })).toEqual([2026]);
  expect(of(`subject/${id}`, { name: '2024 年培训' })).toEqual([2023, 2024, 2025, 2026, 2027]);
});
