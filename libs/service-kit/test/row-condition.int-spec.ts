import { type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import { judge } from '@wenxiao/rules/condition';
import type { Condition } from '@wenxiao/rules/shape';
import pg from 'pg';
import { rowCondition, subjectFigures } from '../src/list/row-condition.js';
import { knownOfSubject, type SubjectAsked } from '../src/procedure/subject-figures.js';

let store: FreshStore;
let client: pg.Client;
beforeAll(async () => {
  store = await freshStore('rows');
  client = new pg.Client(store.url('owner'));
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await store.drop();
});

const project: SubjectAsked = {
  kind: 'project',
  nature: 'money',
  level: 'first',
  isNew: true,
  isKey: true,
  isMajor: false,
  plannedFrom: '2023-01-01',
  plannedTo: '2024-12-31',
  planned: [
    { fund: 'general-public', source: 'own', amount: '400000.00' },
    { fund: 'general-public', source: 'upper', amount: '100000.01' },
    { fund: 'general-public', source: 'self-raised', amount: '9000000.00' },
  ],
  relatedFunds: [],
  categories: ['education', 'health-care'],
} as unknown as SubjectAsked;
/** Of which little is said. */
const bare = {
  kind: 'policy',
  nature: 'money',
  isKey: false,
  isMajor: false,
  planned: [],
  relatedFunds: [],
  categories: [],
} as unknown as SubjectAsked;

const parameters: Readonly<Record<string, string>> = { 'exAnte.majorPolicyThreshold': '500000.00' };
const parameter = (path: string): string | null => parameters[path] ?? null;
const figures = subjectFigures('s.data', { key: `s.data->>'isKey'`, major: `s.data->>'isMajor'` });

const asked: readonly Condition[] = [
  { figure: 'subject.kind', is: ['project', 'special-fund'] },
  { figure: 'subject.level', is: ['first'] },
  { figure: 'subject.level', set: 'no' },
  { figure: 'subject.level', set: 'yes' },
  { figure: 'subject.category', is: ['education'] },
  { figure: 'subject.category', is: ['rural-revitalisation'] },
  { figure: 'subject.related-funds', is: ['loan'] },
  { figure: 'subject.is-new', is: ['yes'] },
  { figure: 'subject.key', is: ['yes'] },
  { figure: 'subject.major', is: ['yes'] },
  { figure: 'subject.planned-years', atLeast: '2' },
  { figure: 'subject.planned-years', above: '1', below: '2' },
  { figure: 'subject.planned-fiscal-money', atLeast: { parameter: 'exAnte.majorPolicyThreshold' } },
  { figure: 'subject.planned-fiscal-money', above: '500000.01' },
  { figure: 'subject.planned-fiscal-money', atMost: '500000.01' },
  { figure: 'subject.planned-fiscal-money', below: { parameter: 'silent.value' } },
  { not: { figure: 'subject.planned-fiscal-money', below: { parameter: 'silent.value' } } },
  { not: { figure: 'subject.class', is: ['a'] } },
  { figure: 'subject.kind', atLeast: '1' },
  {
    all: [
      { figure: 'subject.class', is: ['a'] },
      { figure: 'subject.kind', is: ['project'] },
    ],
  },
  {
    any: [
      { figure: 'subject.class', is: ['a'] },
      { figure: 'subject.kind', is: ['project'] },
    ],
  },
];

it.each([
  ['a project of which much is said', project],
  ['a policy of which little is said', bare],
])('a condition over a row comes to what it comes to by itself: %s', async (_name, subject) => {
  const known = { ...knownOfSubject(subject, 2023), parameter };
  const columns = asked.map((each, at) => `${rowCondition(each, figures, parameter)} as "${String(at)}"`);
  const { rows } = await client.query<Record<string, boolean | null>>(
    `select ${columns.join(', ')} from (select $1::jsonb as data) s`,
    [JSON.stringify(subject)],
  );
  const truths = { yes: true, no: false, neither: null, 'not-known': null } as const;
  expect(asked.map((_, at) => rows[0]?.[String(at)])).toEqual(asked.map((each) => truths[judge(each, known).truth]));
});

it('what a row does not say is neither yes nor no, and what is no code is not put into a query', async () => {
  const unsaid: readonly Condition[] = [
    { found: 'falsified' },
    { period: 'planned', longerThanYears: 1 },
    { figure: 'evaluation.score', atLeast: '1' },
  ];
  expect(unsaid.map((each) => rowCondition(each, figures, parameter))).toEqual(unsaid.map(() => 'null::boolean'));
  const hostile = { figure: 'subject.kind', is: [`x') or true --`] };
  expect(() => rowCondition(hostile, figures, parameter)).toThrow('is no code');
});
