import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { appendOf, eventOf, sha256, tenant } from '../test/commands.js';
import { append } from './append.js';
import { type NewEvent, storeStart, type StoredEvent } from './event.js';
import { readAfter, readPublishedStream, readStream } from './read.js';
import { type FreshStore, freshStore, settled } from './testing/index.js';

let store: FreshStore;
let service: Pool;

beforeAll(async () => {
  store = await freshStore('bytes');
  service = store.pool('service');
});
afterAll(() => store.drop());

async function written(events: readonly NewEvent[]): Promise<StoredEvent[]> {
  const stream = `stream-${randomUUID()}`;
  await append(service, { ...appendOf({}), streams: [{ stream, expectedVersion: 0, events }] });
  return readStream(service, tenant, stream);
}

/** The same text in data, metadata and published form. */
function eventWith(text: string): NewEvent {
  return eventOf('', { data: text, metadata: text, published: { type: 'test.bytes', version: 1, text } });
}

const texts = [
  ['a trailing zero', '{"rate":1.0,"amount":"1.0"}'],
  ['an exponent and a negative zero', '{"a":1E2,"b":-0,"c":1e-7}'],
  ['a number key that is not first', '{"10":1,"9":2,"1":3}'],
  ['numbers of more digits than a double has', '{"a":12345678901234567890,"b":0.12345678901234567890}'],
  ['a key that comes twice', '{"a":1,"a":2}'],
  ['white space around and inside', ' { "a" :\t1 ,\n "b":[ ] }\r\n'],
  ['rare characters of names', '{"name":"𠮷田 㐂 𫞩 龦 﨑"}'],
  ['characters outside the basic plane, joined and marked', '{"a":"👨‍👩‍👧 é é ‮ \ufeff \u2028"}'],
  ['escapes of what could stand for itself', '{"a":"\\u4e2d\\/\\u0041\\uD842\\uDFB7"}'],
  ['escaped control characters', '{"a":"\\u0000\\u0001\\b\\f\\n\\r\\t\\u001f"}'],
  ['escaped halves of pairs', '{"a":"\\ud842","b":"\\udfb7 \\ud842"}'],
  ['quotes, backslashes and braces', '{"a":"\\"{},\\\\","{\\"}":"NULL","":"\'$1"}'],
  ['keys that mean something to JavaScript', '{"__proto__":{"a":1},"constructor":null,"toString":0}'],
  ['deep nesting', `{"a":${'['.repeat(200)}${']'.repeat(200)}}`],
  ['more than a page', `{"a":"${'预算绩效'.repeat(20_000)}"}`],
] as const;

describe('text that is stored', () => {
  it.each(texts)('with %s is read back as it was written', async (_, text) => {
    const [event] = await written([eventWith(text)]);
    expect([event!.data, event!.metadata, event!.published?.text]).toEqual([text, text, text]);
    expect(sha256(event!.data)).toBe(sha256(text));
  });

  it('keeps each event’s own, in calls of many', async () => {
    const events = await written(texts.map(([, text]) => eventWith(text)));
    expect(events.map((event) => event.data)).toEqual(texts.map(([, text]) => text));
  });

  it('of any JSON object is read back as it was written', async () => {
    const object = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ stringUnit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          object.map((value) => JSON.stringify(value)),
          { minLength: 1, maxLength: 8 },
        ),
        async (all) => {
          expect((await written(all.map(eventWith))).map((event) => event.published?.text)).toEqual(all);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('reaches the reader of the whole store and the reader of published events the same', async () => {
    const stream = `stream-${randomUUID()}`;
    const text = texts.map(([, each]) => each).find((each) => each.includes('𠮷'))!;
    await append(service, { ...appendOf({}), streams: [{ stream, expectedVersion: 0, events: [eventWith(text)] }] });
    await settled(service);
    const all = await readAfter(service, storeStart, 10_000);
    expect(all.find((event) => event.stream === stream)).toMatchObject({ data: text, published: { text } });
    const published = await readPublishedStream(store.pool('reader'), { tenant, stream, after: 0 }, 9);
    expect(published).toMatchObject([{ published: { text } }]);
  });

  it.each([
    ['{"actor":"p-1","correlationId":"0af7651916cd43dd8448eb211c80319c"}', '0af7651916cd43dd8448eb211c80319c'],
    ['{ "correlationId" : "a-1" , "note":"\\u0000" }', 'a-1'],
    ['{"note":"\\"correlationId\\":\\"forged\\"","correlationId":"true-1"}', 'true-1'],
    ['{"note":"\\"correlationId\\":\\"forged\\""}', undefined],
    ['{"correlationId":"not a trace"}', undefined],
    ['{"correlationId":7}', undefined],
    ['{}', undefined],
  ])('shows the trace of a published event, and nothing that looks like one: %s', async (metadata, correlationId) => {
    const stream = `stream-${randomUUID()}`;
    const event = eventOf('', { metadata, published: { type: 'test.bytes', version: 1, text: '{}' } });
    await append(service, { ...appendOf({}), streams: [{ stream, expectedVersion: 0, events: [event] }] });
    await settled(service);
    expect(await readPublishedStream(service, { tenant, stream, after: 0 }, 9)).toMatchObject([{ correlationId }]);
  });

  it('keeps names as they are: streams that differ in case, form or white space are different', async () => {
    const names = [
      'Café',
      'Cafe\u0301',
      'café',
      'Café ',
      '𠮷',
      '吉',
      '{"a"}',
      "o'clock; drop table events",
      'NULL',
      '%s\\',
    ];
    for (const stream of names) await append(service, appendOf({ [stream]: [0, 1] }));
    for (const stream of names) {
      expect((await readStream(service, tenant, stream)).map((event) => event.stream)).toEqual([stream]);
    }
  });
});

describe('a stored event', () => {
  it('is read with everything that was written of it', async () => {
    const stream = `stream-${randomUUID()}`;
    const call = appendOf({ [stream]: [0, 2] });
    const result = await append(service, call);
    const [given] = call.streams;
    expect(result).toMatchObject({ outcome: 'appended' });
    expect(await readStream(service, tenant, stream)).toEqual(
      given!.events.map((event, index) => ({
        ...event,
        ...(result.outcome === 'appended' ? result.events[index] : {}),
        tenant,
        commandId: call.commandId,
        commandHash: index === 0 ? call.commandHash : undefined,
        previousPublished: index,
      })),
    );
  });
});
