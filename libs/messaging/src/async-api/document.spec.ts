import { readFileSync } from 'node:fs';
import specifications from '@asyncapi/specs';
import { contracts, readContract } from '@wenxiao/contracts';
import Ajv from 'ajv';
import { recordOf } from '../relay/record.js';
import { asyncApiDocument } from './document.js';

type Json = Record<string, unknown>;
const document = asyncApiDocument('1.2.3', 'wenxiao') as Json & {
  channels: Record<string, { address: string; messages: Record<string, { $ref: string }> }>;
  components: { messages: Record<string, { payload: Json }>; schemas: { headers: Json } };
};
const standard = specifications.schemasWithoutId['3.0.0'] as Json;

const reads = new Ajv({ allErrors: true });
const problemsOf = (schema: Json, value: unknown) => {
  const validate = reads.compile(schema);
  return validate(value) ? [] : (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message ?? ''}`);
};
const fixtureOf = (type: string) =>
  readFileSync(new URL(`../../../contracts/fixtures/${type}.json`, import.meta.url), 'utf8').trimEnd();

/** A value of the same kind of JSON that no declared field has: another type altogether. */
const ofAnotherKind = (value: unknown) => (typeof value === 'string' ? 7 : typeof value === 'object' ? true : 'x');

describe('the document of what services publish', () => {
  it('is AsyncAPI 3.0, as its standard’s own schema has it', () => {
    expect(problemsOf(standard, document)).toEqual([]);
  });

  it('names each contract once, on the topic that it travels on', () => {
    const named = Object.values(document.channels).flatMap(({ messages }) => Object.keys(messages));
    expect(named.toSorted()).toEqual([...contracts().keys()].toSorted());
    expect(document.channels['targets.performance-target.v1']?.address).toBe('wenxiao.targets.performance-target.v1');
    expect(Object.keys(document.channels['targets.performance-target.v1']?.messages ?? {})).toContain(
      'targets.performance-target-approved.v1',
    );
  });

  it('points to nothing that is not there', () => {
    const at = (pointer: string) =>
      pointer
        .slice(2)
        .split('/')
        .reduce<unknown>((within, part) => (within as Json | undefined)?.[part], document);
    const pointers = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, pointer = '']) => pointer);
    expect(pointers.length).toBeGreaterThan(contracts().size);
    expect(pointers.filter((pointer) => at(pointer) === undefined)).toEqual([]);
  });

  it('tells of the headers that a record has', () => {
    const [type = ''] = contracts().keys();
    const origin = {
      store: 'targets',
      incarnation: 1,
      tenant: '0190c1de-0000-7000-8000-000000000001',
      stream: 'subject/1',
      version: 2,
    };
    const message = {
      topic: 't',
      type,
      text: '{}',
      origin,
      previousVersion: 1,
      recordedAt: '2022-05-09T01:02:03.000004Z',
      correlationId: 'c',
    };
    const { headers } = recordOf(message, { installation: 'wenxiao', topic: 't', partitions: 6 });
    const declared = document.components.schemas.headers;
    expect(problemsOf(declared, headers)).toEqual([]);
    expect(Object.keys(declared['properties'] as Json).toSorted()).toEqual(Object.keys(headers).toSorted());
  });
});

describe.each([...contracts().keys()])('the schema of %s', (type) => {
  const schema = document.components.messages[type]?.payload ?? {};

  it('takes the text that was frozen', () => {
    expect(problemsOf(schema, JSON.parse(fixtureOf(type)))).toEqual([]);
  });

  it('refuses each field left out, or of another kind, that the product refuses', () => {
    const whole = JSON.parse(fixtureOf(type)) as Json;
    const broken = Object.entries(whole).flatMap(([field, value]) => {
      const { [field]: _, ...rest } = whole;
      return [rest, { ...rest, [field]: ofAnotherKind(value) }];
    });
    const isRead = (data: Json) => {
      try {
        readContract(type, JSON.stringify(data));
        return true;
      } catch {
        return false;
      }
    };
    const told = broken.map((data) => ({ data, taken: problemsOf(schema, data).length === 0 }));
    expect(told).toEqual(broken.map((data) => ({ data, taken: isRead(data) })));
  });
});
