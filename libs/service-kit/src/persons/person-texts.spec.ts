import { randomBytes } from 'node:crypto';
import {
  closedText,
  code,
  erasedText,
  fact,
  factsOf,
  id,
  isSealed,
  list,
  name,
  saidOfPersons,
  several,
  words,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import type { NewEvent } from '@wenxiao/event-store';
import type { KeyHolder, PersonKey } from './person-keys.js';
import { PersonTexts } from './person-texts.js';

const facts = factsOf({
  left: fact('left', 1, {
    from: id(t.replacedParty),
    reason: words(t.reassignReason, { max: 200, aboutPersons: 'from' }),
  }),
  referred: fact('referred', 1, {
    persons: several(id(t.referredPersons), 20),
    reason: words(t.referralReason, { max: 200, aboutPersons: 'persons' }),
  }),
  said: fact(
    'said',
    1,
    saidOfPersons({
      reason: words(t.reason, { max: 200 }),
      checklist: list(['item'], 9, { item: code(t.checklistItem), note: words(t.checklistNote, { max: 200 }) }),
      documents: list(['name'], 9, {
        name: name(t.documentName, { max: 20, freely: true }),
        document: code(t.documentKind),
      }).optional(),
    }),
  ),
  plain: fact('plain', 1, { reason: words(t.reason, { max: 200 }) }),
});
const [one, other, body] = [
  '018f2f6e-0000-7000-8000-000000000201',
  '018f2f6e-0000-7000-8000-000000000202',
  '018f2f6e-0000-7000-8000-000000000031',
];

let keys: Map<string, PersonKey>;
let asked: readonly string[][];
const holder: KeyHolder = {
  keysOf: (persons) => {
    asked = [...asked, [...persons]];
    return Promise.resolve(new Map([...keys].filter(([person]) => persons.includes(person))));
  },
};
beforeEach(() => {
  asked = [];
  keys = new Map([one, other].map((person) => [person, randomBytes(32)]));
});

const texts = new PersonTexts(holder);
const event = (type: string, data: object): NewEvent => ({
  type,
  schemaVersion: 1,
  data: JSON.stringify(data),
  metadata: '{}',
});
const sealed = async (type: string, data: object) => (await texts.sealed(facts, [event(type, data)]))[0]!.data;
const read = async (data: string) => (JSON.parse(await texts.opened(data)) as { reason: string }).reason;

describe('the hash of a command', () => {
  const plain = 'c'.repeat(64);
  const about = async (data: object) => texts.sealed(facts, [event('referred', data)]);
  const hashOf = async (events: readonly NewEvent[]) => texts.commandHash(plain, events);

  it('that says something of persons is under their keys: the same again while they are there, made by nobody once one is gone', async () => {
    const events = await about({ persons: [other, one], reason: '因病' });
    const hash = await hashOf(events);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hash).not.toBe(plain);
    expect(await hashOf(events)).toBe(hash);
    expect(await hashOf([event('plain', { reason: '普通' }), ...events])).toBe(hash);
    expect(await hashOf(await about({ persons: [one], reason: '因病' }))).not.toBe(hash);
    keys.set(other, 'erased');
    const after = [await hashOf(events), await hashOf(events)];
    expect(new Set([hash, plain, ...after]).size).toBe(4);
    keys.set(other, randomBytes(32));
    expect(await hashOf(events)).not.toBe(hash);
  });

  it('that says nothing of persons stays as it is, and asks nobody', async () => {
    expect(await hashOf([event('plain', { reason: '普通' })])).toBe(plain);
    expect(asked).toEqual([]);
  });

  it('is not made while keys cannot be had', async () => {
    const events = await about({ persons: [one], reason: '因病' });
    const closed = new PersonTexts({ keysOf: () => Promise.reject(new Error('out of reach')) });
    await expect(closed.commandHash(plain, events)).rejects.toMatchObject({ code: 'person-keys-unavailable' });
  });
});

describe('a text about a person', () => {
  const left = { from: one, reason: '因病“长期”休假' };

  it('is written sealed, each time otherwise, and read as it was', async () => {
    const [first, second] = [await sealed('left', left), await sealed('left', left)];
    expect(first).not.toContain('休假');
    expect(isSealed((JSON.parse(first) as typeof left).reason)).toBe(true);
    expect(first).not.toBe(second);
    expect(await read(first)).toBe(left.reason);
    expect(await read(second)).toBe(left.reason);
  });

  it('is read by nobody once the key is gone, and neither is what is said afterwards', async () => {
    const before = await sealed('left', left);
    keys.set(one, 'erased');
    expect(await read(before)).toBe(erasedText);
    const after = await sealed('left', left);
    expect(after).not.toContain('休假');
    expect(await read(after)).toBe(erasedText);
    keys.set(one, randomBytes(32));
    expect(await read(before)).toBe(erasedText);
  });

  it('goes with the first of several persons who are erased', async () => {
    const data = await sealed('referred', { persons: [other, one], reason: '两人共同经办' });
    expect(await read(data)).toBe('两人共同经办');
    keys.set(other, 'erased');
    expect(await read(data)).toBe(erasedText);
  });

  it('is about whom the object is about where its fact says so, in lists too, and goes with the first of them', async () => {
    const data = {
      reason: '两人共同经办',
      checklist: [{ item: 'a', note: '情况属实' }],
      documents: [{ name: '关于两人的材料', document: 'a' }],
    };
    const seal = async (ofObject?: readonly string[]) =>
      JSON.parse((await texts.sealed(facts, [event('said', data)], ofObject))[0]!.data) as typeof data;
    const written = await seal([other, one]);
    const said = [written.reason, written.checklist[0]!.note, written.documents[0]!.name];
    expect(said.map(isSealed)).toEqual([true, true, true]);
    expect(written.checklist[0]!.item).toBe('a');
    expect(JSON.parse(await texts.opened(JSON.stringify(written)))).toEqual(data);
    keys.set(one, 'erased');
    const read = JSON.parse(await texts.opened(JSON.stringify(written))) as typeof data;
    expect([read.reason, read.checklist[0]!.note, read.documents[0]!.name]).toEqual([
      erasedText,
      erasedText,
      erasedText,
    ]);
    // Of a body alone nobody is spoken of; who is not told whom an object is about writes nothing of it.
    expect(await seal([])).toEqual(data);
    await expect(seal()).rejects.toThrow('Nobody says whom');
  });

  it('cannot be read as another person’s', async () => {
    const data = await sealed('referred', { persons: [other, one], reason: '两人共同经办' });
    expect(await read(data.replace(`${one}+`, ''))).toBe(erasedText);
    expect(await read((await sealed('left', left)).replace(`sealed.1.${one}`, `sealed.1.${other}`))).toBe(erasedText);
  });

  it('stays as it is where it is about an organisation, about nobody, or not about persons', async () => {
    const ofBody = { from: body, reason: '机构撤并' };
    expect(JSON.parse(await sealed('left', ofBody))).toEqual(ofBody);
    const ofNobody = { persons: [], reason: '单位' };
    expect(JSON.parse(await sealed('referred', ofNobody))).toEqual(ofNobody);
    asked = [];
    expect(JSON.parse(await sealed('plain', { reason: '普通' }))).toEqual({ reason: '普通' });
    expect(asked).toEqual([]);
  });

  it('is opened in every place of an answer, by one question', async () => {
    const items = [];
    for (let count = 0; count < 20; count += 1)
      items.push(
        JSON.parse(await sealed('left', { from: [one, other][count % 2], reason: `理由 ${count}` })) as object,
      );
    asked = [];
    const answer = await texts.opened(JSON.stringify({ items, zh: '普通' }));
    expect((JSON.parse(answer) as { items: { reason: string }[] }).items.map(({ reason }) => reason)).toEqual(
      items.map((_, count) => `理由 ${count}`),
    );
    expect(asked).toEqual([[one, other]]);
  });

  it('is not written, and not called erased, while its key cannot be had', async () => {
    const data = await sealed('left', left);
    const closed = new PersonTexts({ keysOf: () => Promise.reject(new Error('out of reach')) });
    expect((JSON.parse(await closed.opened(data)) as typeof left).reason).toBe(closedText);
    await expect(closed.sealed(facts, [event('left', left)])).rejects.toMatchObject({
      code: 'person-keys-unavailable',
    });
    await expect(new PersonTexts(undefined).sealed(facts, [event('left', left)])).rejects.toMatchObject({
      code: 'person-keys-unavailable',
    });
  });
});
