import { newId } from '../harness/cycle.js';
import { mutationsOf } from './mutations.js';
import { type Document, resolved } from './open-api.js';
import type { Difference, Right } from './requests.js';

/** One thing that is wrong with a request, and the statuses that may say so (any 4xx where none is named). */
export type WrongRequest = Readonly<{ what: string; different: Difference; status?: readonly number[] }>;

const twoMegabytes = 2 * 1024 * 1024;

/** Bodies that are not what the document describes. */
export function badBodies({ operation, body }: Right, document: Document): readonly WrongRequest[] {
  if (!operation.body || !body) return [];
  const mutated = mutationsOf(operation.body.schema, body, document);
  const freeForm = Object.keys(body).filter((field) => field === 'form' || field === 'content');
  return [
    ...mutated.map(({ what, body: wrong }) => ({ what, different: { body: wrong }, status: [400, 404, 409, 422] })),
    ...freeForm.flatMap((field) =>
      badForms.map((form) => ({
        what: `${field}: ${JSON.stringify(form).slice(0, 80)}`,
        different: { body: { ...body, [field]: form } },
        status: [400, 422],
      })),
    ),
  ];
}

/** Bodies that are no JSON object, are sent as something else, or are too large. */
export function badTexts({ operation, body }: Right, document: Document): readonly WrongRequest[] {
  if (!operation.body || !body) return [];
  const right = JSON.stringify(body);
  // Where nothing has to be said, saying nothing is right.
  const { required = [] } = resolved(operation.body.schema, document);
  const texts: Readonly<Record<string, string | Uint8Array>> = {
    'half of the body': right.slice(0, right.length / 2),
    'a trailing comma': `${right.slice(0, -1)},}`,
    ...(required.length > 0 && { 'no body': '', null: 'null' }),
    'a list': `[${right}]`,
    'a text': '"x"',
    'a number': '5',
    'a prototype': `{"__proto__":{"admin":true},${right.slice(1)}`,
    'far too deep': `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},${right.slice(1)}`,
    'another encoding': Buffer.concat([
      Buffer.from(right.replace(/"}?$/, '')),
      Buffer.from([0xc4, 0xbf, 0xff]),
      Buffer.from('"}'),
    ]),
  };
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'x'];
  return [
    ...Object.entries(texts).map(([what, text]) => ({ what, different: { text }, status: [400] })),
    ...types.map((type) => ({ what: type, different: { body, headers: { 'content-type': type } }, status: [415] })),
    { what: '2 MB', different: { text: right.padEnd(twoMegabytes) }, status: [413] },
  ];
}

/** What is no form and no rule set, although it is JSON. */
const badForms: readonly unknown[] = [
  {},
  { kind: 5 },
  { kind: 'no-such-form' },
  { kind: 'self-evaluation' },
  { kind: 'self-evaluation', indicators: 'x', truncated: false, complete: true },
  { kind: 'self-evaluation', indicators: [null], truncated: false, complete: true },
  { kind: 'self-evaluation', indicators: [{ level3: 5 }], truncated: false, complete: true },
  { kind: 'self-evaluation', indicators: [], funds: 'x', truncated: false, complete: true },
  { kind: 'self-evaluation', indicators: [], totals: { publishedTotalScore: {} }, truncated: false, complete: true },
  { id: 'x', version: -1 },
  { constructor: { prototype: {} } },
];

const malformedVersions = ['*', 'W/"1"', '"-1"', '"1.5"', '""', '"99999999999"', '"1", "2"', 'x'];

/** Headers that are missing, malformed, or of yesterday. */
export function badHeaders({ operation: { headers }, base }: Right): readonly WrongRequest[] {
  const keys = [null, '', 'x', `${newId()}0`, newId().replaceAll('-', '')];
  return [
    ...(headers['idempotency-key'] ? keys : []).map((key) => ({
      what: `Idempotency-Key ${String(key)}`,
      different: { key },
      status: [400],
    })),
    ...('if-match' in headers ? malformedVersions : []).map((ifMatch) => ({
      what: `If-Match ${ifMatch}`,
      different: { ifMatch },
      status: [400],
    })),
    ...(headers['if-match'] ? [{ what: 'no If-Match', different: { ifMatch: null }, status: [428] }] : []),
    ...('wenxiao-acting-as' in headers ? ['', 'x', `${newId()}0`] : []).map((named) => ({
      what: `Wenxiao-Acting-As ${named}`,
      different: { headers: { 'wenxiao-acting-as': named } },
      status: [400],
    })),
    ...staleVersions(base.ifMatch).map((ifMatch) => ({
      what: `stale ${ifMatch}`,
      different: { ifMatch },
      status: [409],
    })),
    ...('wenxiao-after' in headers ? ['x', '1-2', '1-99999999999999999999-1', '1-1-9999999999999999999'] : []).map(
      (after) => ({
        what: `Wenxiao-After ${after}`,
        different: { headers: { 'wenxiao-after': after } },
        status: [400],
      }),
    ),
  ];
}

const staleVersions = (seen: number | undefined) =>
  seen === undefined ? [] : [seen + 1, seen + 1000, seen - 1].filter((version) => version >= 0);

const strangeIds = [
  'x',
  '0',
  '-1',
  'null',
  'undefined',
  'NaN',
  '*',
  '%00',
  '%ff',
  '..%2f..',
  '%5c',
  '%F0%9F%92%A9',
  "'%3B--",
  '{id}',
  '%20018f2f6e-0000-7000-8000-000000000031',
  '018f2f6e-0000-7000-8000-000000000031%00',
  '018f2f6e000070008000000000000031',
  'a'.repeat(5000),
];

/** A round is a name of the rules: that there is none is said with those that there are. */
const nothingThere = [400, 404, 422];

const strangeAt = (parameter: string, id: string): WrongRequest => ({
  what: `${parameter} ${id.slice(0, 40)}`,
  different: { path: { [parameter]: id } },
  status: nothingThere,
});

/** Addresses that name nothing. */
export const badAddresses = ({ operation: { pathParameters } }: Right): readonly WrongRequest[] =>
  pathParameters.flatMap((parameter) => strangeIds.map((id) => strangeAt(parameter, id)));

/** Of those one for each parameter, others for the next operation; and a method that is not there. */
export const drawnAddresses = ({ operation: { pathParameters } }: Right, nth: number): readonly WrongRequest[] => [
  ...pathParameters.map((parameter, index) => strangeAt(parameter, strangeIds[(nth + index) % strangeIds.length]!)),
  { what: 'PATCH', different: { method: 'PATCH' }, status: [404, 405] },
];

const strangeValues = [
  '',
  'x',
  '-1',
  '0',
  '1.5',
  '99999999999999999999',
  '%00',
  '%ff',
  '%F0%9F%92%A9',
  "'%3B--",
  'a'.repeat(5000),
];

/** What is nothing strange where any words of up to a hundred characters, or any code of a rule set, may stand. */
const code = /^[a-z][a-z0-9-]{0,63}$/;
const acceptable: Readonly<Record<string, RegExp>> = {
  batch: /^[A-Za-z0-9][\w-]{0,63}$/,
  search: /^(?!%00)(.{1,100})$/,
  // A level and a field of the library are words.
  level1: /^(?!%00)(.{1,60})$/,
  field: /^(?!%00)(.{1,60})$/,
  kind: code,
  mapping: code,
  indicatorsMapping: code,
  mark: code,
  procedure: code,
  type: code,
  status: code,
  selection: code,
  chosenFor: code,
  assessment: code,
};

/** Query parameters that are unknown, malformed or there twice. */
export function badQueries({ operation, base }: Right): readonly WrongRequest[] {
  const right = new URLSearchParams(base.query).toString();
  const others = (parameter: string) => {
    const rest = new URLSearchParams(base.query);
    rest.delete(parameter);
    return rest.toString();
  };
  const queries = [
    `${right}&misspelt=1`,
    `${right}&__proto__=1`,
    `${right}&constructor[prototype]=1`,
    ...operation.queryParameters.flatMap((parameter) => [
      ...strangeValues
        .filter((value) => acceptable[parameter]?.test(value) !== true)
        .map((value) => `${others(parameter)}&${parameter}=${value}`),
      `${others(parameter)}&${parameter}=1&${parameter}=2`,
      `${others(parameter)}&${parameter}[a]=1`,
    ]),
  ];
  return queries.map((query) => ({ what: query.slice(0, 80), different: { query }, status: [400] }));
}
