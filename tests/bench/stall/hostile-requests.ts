import type { CastName } from '@wenxiao/cli/demo';
import type { Place as MeasuredPlace } from '../product/measured-product.js';
import { hostileForms } from './hostile-forms.js';

type Place = Omit<MeasuredPlace, 'stores'>;

/** One request that is made to be slow. */
export type HostileRequest = Readonly<{
  case: string;
  who: CastName;
  method: 'GET' | 'POST';
  path: string;
  /** JSON, or what pretends to be. */
  text?: string;
  ifMatch?: number;
}>;

const times = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));
const someId = '018f2f6e-0000-7000-8000-000000000101';

const own = { fund: 'general-public', source: 'own' };
const indicator = {
  ...{ indicator: '1', level1: '产出指标', name: '养护里程', direction: 'at-least', value: '120' },
  ...{ quantifiable: true, weight: '100', written: '≥120公里' },
};

const declaration = (unitId: string, different: object = {}, name = '农村公路养护') => ({
  subject: { unit: unitId, kind: 'project', name, isNew: false },
  period: '2023',
  horizon: 'annual',
  requested: [{ ...own, amount: { amount: '1000000.00', unit: '元' } }],
  indicators: [indicator],
  ...different,
});

const limit_bytes = 1024 * 1024;
/** As large as a body may be. */
const filled = (before: string, unit: string, after: string) => {
  const count = Math.floor((limit_bytes - 1024 - before.length) / new TextEncoder().encode(unit).length);
  return `${before}${unit.repeat(count)}${after}`;
};

function formRequests({ countyId, unitId }: Place): HostileRequest[] {
  return Object.entries(hostileForms).flatMap(([name, make]): HostileRequest[] => {
    const form = make();
    const declared = declaration(unitId, { form: { ...form, kind: 'target-declaration' } });
    return [
      {
        case: `declaration, ${name}`,
        who: 'unit',
        method: 'POST',
        path: `/api/targets/jurisdictions/${countyId}/performance-targets`,
        text: JSON.stringify(declared),
      },
      {
        case: `self-evaluation, ${name}`,
        who: 'unit',
        method: 'POST',
        path: `/api/evaluation/jurisdictions/${countyId}/evaluations/${someId}/self-evaluation/2023/1/steps/evaluate`,
        text: JSON.stringify({ answer: 'done', form }),
        ifMatch: 1,
      },
    ];
  });
}

function bodyRequests({ countyId, unitId }: Place): HostileRequest[] {
  const declare = {
    who: 'unit',
    method: 'POST',
    path: `/api/targets/jurisdictions/${countyId}/performance-targets`,
  } as const;
  const rules = {
    who: 'office',
    method: 'POST',
    path: `/api/directory/jurisdictions/${countyId}/rule-sets`,
    ifMatch: 0,
  } as const;
  const declaredWith = (indicators: unknown) => JSON.stringify(declaration(unitId, { indicators }));
  const keys = (count: number) => Object.fromEntries(times(count, (index) => [`k${index}`, 0]));
  return [
    { case: 'body: 8000 indicators', ...declare, text: declaredWith(times(8_000, () => indicator)) },
    { case: 'body: 300000 empty indicators', ...declare, text: declaredWith(times(300_000, () => ({}))) },
    { case: 'body: 500000 numbers for indicators', ...declare, text: declaredWith(times(500_000, () => 0)) },
    {
      case: 'body: 200 indicators with long names',
      ...declare,
      text: declaredWith(times(200, () => ({ ...indicator, name: '名'.repeat(1_500) }))),
    },
    {
      case: 'body: 75000 unknown fields',
      ...declare,
      text: JSON.stringify({ ...declaration(unitId), ...keys(75_000) }),
    },
    {
      case: 'body: 75000 unknown fields of one indicator',
      ...declare,
      text: declaredWith([{ ...indicator, ...keys(75_000) }]),
    },
    {
      case: 'body: a weight of a million digits',
      ...declare,
      text: declaredWith([{ ...indicator, weight: '9'.repeat(1_000_000) }]),
    },
    {
      case: 'body: a name of a million blanks',
      ...declare,
      text: JSON.stringify(declaration(unitId, {}, ' '.repeat(1_000_000))),
    },
    {
      case: 'body: an amount of a million digits',
      ...declare,
      text: JSON.stringify(
        declaration(unitId, { requested: [{ ...own, amount: { amount: '9'.repeat(1_000_000), unit: '元' } }] }),
      ),
    },
    { case: 'body: brackets to the limit', ...declare, text: filled('', '[', '') },
    { case: 'body: 1 MiB of nested lists', ...declare, text: `${'['.repeat(400_000)}${']'.repeat(400_000)}` },
    { case: 'body: 1 MiB of nested objects', ...declare, text: `${'{"a":'.repeat(150_000)}0${'}'.repeat(150_000)}` },
    { case: 'body: a form of 1 MiB, nested', ...declare, text: filled(`{"form":`, '{"a":', '') },
    { case: 'body: one key a hundred thousand times', ...declare, text: filled('{', '"a":1,', '"b":1}') },
    { case: 'body: escapes to the limit', ...declare, text: filled('{"objective":"', '\\u4e2d', '"}') },
    {
      case: 'body: 30 levels around 7000 lists',
      ...declare,
      text: JSON.stringify(
        declaration(unitId, {
          form: times(30, () => 0).reduce<unknown>((inner) => ({ inner, more: times(7_000, () => [1]) }), {}),
        }),
      ),
    },
    { case: 'rule set: 75000 unknown fields', ...rules, text: JSON.stringify({ content: keys(75_000) }) },
    {
      case: 'rule set: 300000 bands',
      ...rules,
      text: filled('{"content":{"id":"hostile","version":1,"evaluation":{"gradeBands":{"value":[', '{},', '{}]}}}}'),
    },
    {
      case: 'rule set: 15000 bands with codes',
      ...rules,
      text: JSON.stringify({
        content: {
          id: 'hostile',
          version: 1,
          evaluation: {
            gradeBands: {
              value: times(15_000, (index) => ({ code: `g${index}`, from: '1', to: '2', zh: '优' })),
              source: 'x',
            },
          },
        },
      }),
    },
    {
      case: 'rule set: a name of a million letters',
      ...rules,
      text: JSON.stringify({ content: { id: 'a'.repeat(1_000_000), version: 1 } }),
    },
  ];
}

function otherRequests({ countyId, provinceId, unitId }: Place): HostileRequest[] {
  const get = (name: string, who: CastName, path: string): HostileRequest => ({ case: name, who, method: 'GET', path });
  const audit = `/api/audit/jurisdictions/${countyId}/subjects/${someId}`;
  const post = (name: string, who: CastName, path: string, body: unknown, ifMatch?: number): HostileRequest => ({
    case: name,
    who,
    method: 'POST',
    path,
    text: JSON.stringify(body),
    ...(ifMatch !== undefined && { ifMatch }),
  });
  return [
    get(
      'query: 3000 parameters',
      'unit',
      `/api/targets/jurisdictions/${countyId}/performance-targets?${times(3_000, (index) => `a${index}`).join('&')}`,
    ),
    get(
      'query: one parameter 1500 times',
      'unit',
      `/api/targets/jurisdictions/${countyId}/performance-targets?${'limit=1&'.repeat(1_500)}`,
    ),
    get('trail: an instant of 10000 digits', 'auditor', `${audit}/trail?asOf=${'9'.repeat(10_000)}`),
    get('trail: an instant of 10000 blanks', 'auditor', `${audit}/trail?asOf=${'+'.repeat(10_000)}`),
    get('path: 10000 slashes', 'unit', `/api/targets/${'/'.repeat(10_000)}`),
    get('path: 3000 escapes', 'unit', `/api/targets/${'%2e'.repeat(3_000)}`),
    get(
      'names: 300 ids',
      'unit',
      `/api/directory/jurisdictions/${countyId}/people/names?ids=${times(300, () => someId).join(',')}`,
    ),
    post(
      'evaluators: 25000',
      'office',
      `/api/evaluation/jurisdictions/${countyId}/evaluations/${someId}/finance-evaluation/2023/1/steps/fix-evaluators`,
      { answer: 'formed', brings: { persons: times(25_000, () => someId) } },
      1,
    ),
    post(
      'evaluators: 1000 objects',
      'office',
      `/api/evaluation/jurisdictions/${countyId}/evaluations/${someId}/finance-evaluation/2023/1/steps/fix-evaluators`,
      { answer: 'formed', brings: { persons: times(1_000, (index) => ({ a: index })) } },
      1,
    ),
    ...[500, 1_000].map((count) =>
      post(`approval: ${count} items`, 'budget', `/api/targets/jurisdictions/${countyId}/budget-approvals`, {
        budgetKind: 'initial-budget',
        from: '2023-01-20',
        items: times(count, () => ({
          subject: someId,
          period: '2023',
          targetVersion: 6,
          budgetLineVersion: 1,
          amounts: [{ ...own, amount: { amount: '9'.repeat(500), unit: '元' } }],
        })),
      }),
    ),
    post(
      'evaluators: 100000 objects',
      'office',
      `/api/evaluation/jurisdictions/${countyId}/evaluations/${someId}/finance-evaluation/2023/1/steps/fix-evaluators`,
      { answer: 'formed', brings: { persons: times(100_000, (index) => ({ a: index })) } },
      1,
    ),
    post(
      'scores: 15000 items',
      'expert',
      `/api/evaluation/jurisdictions/${countyId}/evaluations/${someId}/finance-evaluation/2023/1/steps/collect-and-verify`,
      { answer: 'done', sheet: { scores: times(15_000, (index) => ({ part: `${index}`, score: '1' })) } },
      1,
    ),
    post(
      'report: 10000 indicators',
      'unit',
      `/api/monitoring/jurisdictions/${countyId}/monitoring/${someId}/reports/2023-Q1`,
      {
        allocated: { amount: '1', unit: '元' },
        spent: { amount: '1', unit: '元' },
        forecastCarryOver: { amount: '1', unit: '元' },
        attainment: times(10_000, (index) => ({ indicatorId: `${index}`, actual: '1', trend: 'on-track' })),
      },
      1,
    ),
    post('approval: 6000 items', 'budget', `/api/targets/jurisdictions/${countyId}/budget-approvals`, {
      budgetKind: 'initial-budget',
      from: '2023-01-20',
      items: times(6_000, () => ({
        subject: someId,
        period: '2023',
        targetVersion: 6,
        budgetLineVersion: 1,
        amounts: [{ ...own, amount: { amount: '1', unit: '元' } }],
      })),
    }),
    post(
      'organisation: a name of 300000 characters',
      'office',
      `/api/directory/jurisdictions/${provinceId}/organisations`,
      { name: '名'.repeat(300_000), parentId: unitId, kind: 'budget-unit' },
    ),
    post('sign-in: a password of a million characters', 'unit', '/api/session', {
      accountName: 'unit',
      password: 'x'.repeat(1_000_000),
    }),
    post('sign-in: 75000 unknown fields', 'unit', '/api/session', {
      accountName: 'unit',
      password: 'x',
      ...Object.fromEntries(times(75_000, (index) => [`k${index}`, 0])),
    }),
  ];
}

/** What people send all day. */
export function ordinaryRequests({ countyId, unitId }: Place): readonly HostileRequest[] {
  const path = `/api/targets/jurisdictions/${countyId}/performance-targets`;
  return [
    { case: 'a list', who: 'unit', method: 'GET', path },
    { case: 'a declaration', who: 'unit', method: 'POST', path, text: JSON.stringify(declaration(unitId)) },
  ];
}

/** Every input that is made to be slow, the same at every call. */
export function hostileRequests(place: Place): readonly HostileRequest[] {
  return [...formRequests(place), ...bodyRequests(place), ...otherRequests(place)];
}
