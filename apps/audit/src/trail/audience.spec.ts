import {
  type Audience,
  audiences,
  type DeclaredFact,
  type Fields,
  readableData,
  type Reader,
  type Spec,
  versionOf,
} from '@wenxiao/domain/field';
import { referralFacts } from '@wenxiao/facts/accountability';
import { accountFacts, personGrantsFacts } from '@wenxiao/facts/directory';
import { declared as services } from '@wenxiao/figures';
import { partyByReach, readerOf, readsAsBureau } from '@wenxiao/service-kit';
import { foldTrail } from './fold.js';

type Declared = Readonly<{ store: string; fact: DeclaredFact }>;
/** Whatever any service records. */
const facts: readonly Declared[] = Object.entries(services).flatMap(([store, lists]) =>
  lists.flatMap((list) =>
    Object.values(list).flatMap((today) =>
      Array.from({ length: today.version }, (_, index) => versionOf(today, index + 1)).flatMap((fact) =>
        fact ? [{ store, fact }] : [],
      ),
    ),
  ),
);

/** Whose desk over the whole jurisdiction is one of the assigned, as somebody whom the object names, or does not. */
const experts = [true, false].map((assigned): Reader => {
  const grant = { desk: 'evaluator', over: 'county' };
  const reaches = partyByReach([grant], { path: ['province', 'county', 'unit'] });
  const nothing = { audits: false, acts: false, oversees: false, judges: false, ended: false };
  const standing = { ...nothing, bureau: readsAsBureau(grant), reaches, party: assigned, assigned };
  return readerOf(standing, { own: false, disclosed: false, gathered: true });
});

/** Every relation to an object that there is. */
const readers: readonly Reader[] = [
  ...audiences.flatMap((audience) =>
    [false, true].flatMap((blind) => [
      { audience, blind },
      { audience, blind, named: true as const },
      { audience, blind, oversees: true as const },
    ]),
  ),
  ...experts,
];

/** A single value of a fact, and for whom it is: by all that it stands in. */
type Leaf = Readonly<{ path: string; token: string; audience: Audience; blind: boolean; isId: boolean }>;
type Within = Readonly<{ path: string; audience: Audience; blind: boolean }>;

const widest = (one: Audience, other: Audience): Audience =>
  audiences[Math.max(audiences.indexOf(one), audiences.indexOf(other))] ?? 'named';

/** Data of a fact in which every value is there and tells itself from all others, and what of it is for whom. */
function sampleOf({ fields, audience }: DeclaredFact): Readonly<{ data: object; leaves: readonly Leaf[] }> {
  const leaves: Leaf[] = [];
  const valueOf = (spec: Spec, within: Within): unknown => {
    if (spec.fields && spec.kind === 'group') return objectOf(spec.fields, within);
    if (spec.fields) return [objectOf(spec.fields, within)];
    if (spec.kind === 'several') return [single(spec, within)];
    return spec.kind === 'record' ? { code: single(spec, within) } : single(spec, within);
  };
  const single = ({ codes, kind }: Spec, within: Within): string => {
    // It goes to who asks for it alone, whoever they are.
    if (kind === 'document') return 'a document';
    // An amount is added up where it is one: all that is unlike anything else is a number.
    const token = codes?.[0] ?? `7${String(leaves.length + 1).padStart(7, '0')}.00`;
    leaves.push({ ...within, token, isId: kind === 'id' });
    return token;
  };
  const objectOf = (inner: Fields, { path, audience: outer, blind }: Within): object =>
    Object.fromEntries(
      Object.entries(inner).map(([name, { spec }]) => [
        name,
        valueOf(spec, {
          path: path === '' ? name : `${path}.${name}`,
          audience: widest(outer, spec.audience),
          blind: blind || spec.untilSubmitted === true,
        }),
      ]),
    );
  return { data: objectOf(fields, { path: '', audience, blind: false }), leaves };
}

/** Written out, and not asked of the code that is tested. */
const mayRead = (reader: Reader, { audience, blind }: Pick<Leaf, 'audience' | 'blind'>): boolean => {
  const ranks = { public: 0, parties: 1, finance: 2, oversight: 3, named: 4 };
  const isFor =
    ranks[audience] <= ranks[reader.audience] ||
    (audience === 'named' && reader.named === true) ||
    (audience === 'oversight' && reader.oversees === true);
  return isFor && !(blind && reader.blind);
};

const leavesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(leavesIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesIn);
  return [String(value)];
};

const doer = '0192f7a0-0000-7000-8000-00000000d0e5';
const rowOf = ({ store, fact: { type, version } }: Declared, data: object) => ({
  store,
  incarnation: 1,
  tenant: 't',
  stream: 'object/0192f7a0-0000-7000-8000-000000000001.2023',
  version: 1,
  type,
  schemaVersion: version,
  data: JSON.stringify(data),
  metadata: JSON.stringify({ actor: { id: doer, as: 'grant', desk: 'a-desk' } }),
  recordedAt: '2023-05-09T00:00:00.000000Z',
  commandId: 'c',
  commandHash: undefined,
  published: undefined,
  previousPublished: 0,
});

const named = facts.map((each): [string, Declared] => [`${each.store}: ${each.fact.type}`, each]);

describe.each(named)('%s', (_, declared) => {
  const { fact } = declared;
  const { data, leaves } = sampleOf(fact);
  const tokens = leaves.filter(({ token }) => /^7\d{7}\.00$/.test(token));
  const row = rowOf(declared, data);

  const happened = { audience: fact.audience, blind: false };

  it('shows of its data what is for whoever reads, and nothing else', () => {
    for (const reader of readers) {
      const readable = readableData(fact, data, reader);
      const shown = leaves.filter((leaf) => mayRead(reader, leaf)).map(({ token }) => token);
      const expected = mayRead(reader, happened) ? shown.sort() : undefined;
      expect({ reader, shown: readable && leavesIn(readable).sort() }).toEqual({ reader, shown: expected });
    }
  });

  it('tells nothing else in the trail: no entry, no figure, no item and no doer', () => {
    for (const reader of readers) {
      const trail = foldTrail([row], row.stream, { readerOf: () => reader });
      const text = JSON.stringify(trail);
      const beyond = tokens.filter((leaf) => text.includes(leaf.token) && !mayRead(reader, leaf));
      const doers = { audience: widest(fact.audience, fact.doers ?? 'public'), blind: false };
      expect({
        reader,
        entries: trail.entries.length,
        beyond: beyond.map(({ path }) => path),
        doer: text.includes(doer),
      }).toEqual({ reader, entries: mayRead(reader, happened) ? 1 : 0, beyond: [], doer: mayRead(reader, doers) });
    }
  });
});

/** Data of a fact in which every id is that of whoever did it. */
const ofDoer = (data: object, leaves: readonly Leaf[]): object =>
  JSON.parse(
    leaves.filter(({ isId }) => isId).reduce((text, { token }) => text.replaceAll(token, doer), JSON.stringify(data)),
  ) as object;

describe.each(named)('%s by whom its object names', (_, declared) => {
  it('says to the parties nowhere which person that is: not as who did it, not in a value, and not in an item', () => {
    const { data, leaves } = sampleOf(declared.fact);
    const row = rowOf(declared, ofDoer(data, leaves));
    for (const audience of audiences) {
      const reader: Reader = { audience, blind: false, unnamed: doer };
      const trail = foldTrail([row], row.stream, { readerOf: () => reader });
      const readable = readableData(declared.fact, JSON.parse(row.data) as object, reader) ?? {};
      expect([audience, JSON.stringify([trail, readable]).includes(doer)]).toEqual([audience, false]);
    }
  });
});

/** The fields of a type that are not simply for the parties: `evaluator finance`, `total parties blind`. */
const narrowIn = (type: string): string[] => {
  const found = facts.find(({ fact }) => fact.type === type);
  if (!found) throw new Error(`${type} is declared nowhere`);
  return sampleOf(found.fact)
    .leaves.filter(({ audience, blind }) => audience !== 'parties' || blind)
    .map(({ path, audience, blind }) => `${path} ${audience}${blind ? ' blind' : ''}`);
};

/** Of every step: whom it asks, whom it names, and whom a head excepted. */
const ofStanding = [
  'assigned.person finance',
  'excepted.person finance',
  'levels.level finance',
  'unheard.desk finance',
];
const ofSteps = [...ofStanding, 'persons finance'];

/** All that whoever scores may bring, its words for one audience. */
const broughtBlind = (wordsFor: Audience): readonly string[] => [
  ...['reason', 'opinion'].map((path) => `${path} ${wordsFor} blind`),
  ...['checklist', 'items'].flatMap((list) =>
    ['item', 'answer', 'note'].map((path) => `${list}.${path} ${wordsFor} blind`),
  ),
  ...['amount', 'score', 'date', 'ground', 'finding', 'organisation'].map((path) => `${path} parties blind`),
  ...['name', 'document', 'number', 'file', 'hash'].map((of) => `documents.${of} parties blind`),
  'persons finance blind',
];

describe('as it was decided for people', () => {
  it('an expert is a party where an object names them, beside the others, and elsewhere nobody, however wide their desk reaches', () => {
    expect(experts).toEqual([
      { audience: 'parties', named: true, blind: false },
      { audience: 'public', blind: true },
    ]);
  });

  it('a referral is known to those named alone, every event and every field of it', () => {
    for (const { type } of Object.values(referralFacts)) {
      const found = facts.find(({ fact }) => fact.type === type);
      expect([
        type,
        found?.fact.audience,
        new Set(found && sampleOf(found.fact).leaves.map((leaf) => leaf.audience)),
      ]).toEqual([type, 'named', new Set(['named'])]);
    }
    expect(facts.filter(({ fact }) => fact.audience === 'named').map(({ fact }) => fact.type.split('-')[0])).toEqual(
      Object.values(referralFacts).map(() => 'referral'),
    );
  });

  it('what is done to accounts, and who is given a desk, is for oversight, every event and every field of it', () => {
    const ofPeople = [...Object.values(accountFacts), ...Object.values(personGrantsFacts)];
    for (const fact of ofPeople)
      expect([fact.type, fact.audience, ...new Set(sampleOf(fact).leaves.map((leaf) => leaf.audience))]).toEqual([
        fact.type,
        'oversight',
        ...(Object.keys(fact.fields).length > 0 ? ['oversight'] : []),
      ]);
    const overseen = facts.filter(({ fact }) => fact.audience === 'oversight').map(({ fact }) => fact.type);
    expect(overseen.sort()).toEqual(ofPeople.map(({ type }) => type).sort());
  });

  it('the opinion of a review, and its reason, are for the parties', () => {
    for (const type of ['report-reviewed', 'target-reviewed', 'evaluation-reviewed'])
      expect([type, ...narrowIn(type).sort()]).toEqual([type, ...[...ofSteps, 'score parties blind'].sort()]);
  });

  it('what the bureau says while it decides what follows from a result is for the bureau', () => {
    const inWords = [
      'opinion finance',
      'reason finance',
      ...['checklist', 'items'].flatMap((list) => ['answer', 'item', 'note'].map((of) => `${list}.${of} finance`)),
    ];
    expect(narrowIn('result-reviewed').sort()).toEqual([...ofSteps, ...inWords, 'score parties blind'].sort());
    expect(narrowIn('disposal-decided')).toEqual(['reason finance']);
  });

  it('why a corrective measure is proposed is for whoever decides on it; what is decided, for everybody', () => {
    expect(narrowIn('measure-decided')).toEqual([]);
    const proposed = facts.filter(({ fact }) => fact.type === 'measure-proposed' && 'reason' in fact.fields);
    expect(proposed.map(({ store, fact }) => [store, fact.fields['reason']?.spec.audience])).toEqual([
      ['monitoring', 'finance'],
    ]);
  });

  it('a sheet is blind in all its scores and grounds, and whose it is the bureau alone knows', () => {
    const scored = ['part', 'score', 'tier', 'ground', 'document', 'indicator', 'method', 'reached', 'aspect'];
    const shown = [...scored, 'polled', 'answered', 'favourable'];
    expect(narrowIn('sheet-submitted')).toEqual([
      'level finance',
      'evaluator finance',
      ...shown.map((field) => `scores.${field} parties blind`),
      'total parties blind',
    ]);
    expect(narrowIn('sheet-withdrawn')).toEqual(['level finance', 'evaluator finance', 'reason finance']);
    expect(narrowIn('evaluation-scored').sort()).toEqual(
      ['by finance', 'doneFor finance', ...ofStanding, 'level finance', ...broughtBlind('parties')].sort(),
    );
    const byTheBureau = facts.filter(({ fact }) => fact.doers === 'finance').map(({ fact }) => fact.type);
    const steps = ['evaluation', 'ex-ante'].flatMap((of) =>
      ['opinion-given', 'scored', 'withdrawn'].map((what) => `${of}-${what}`),
    );
    expect(byTheBureau.sort()).toEqual([...steps, 'sheet-submitted', 'sheet-withdrawn']);
  });

  it('whatever else is scored is as blind in its words, what was found and what is handed in as in its score', () => {
    expect(narrowIn('target-scored').sort()).toEqual([...ofStanding, ...broughtBlind('parties')].sort());
    expect(narrowIn('result-scored').sort()).toEqual([...ofStanding, ...broughtBlind('finance')].sort());
  });

  it('a conclusion opens what was blind to all, the last score to those who scored beside, and nothing else does', () => {
    const opening = facts.filter(({ fact }) => fact.discloses).map(({ fact }) => fact.type);
    expect(opening.sort()).toEqual(['evaluation-finalised', 'ex-ante-resulted']);
    const gathering = facts.filter(({ fact }) => fact.gathers).map(({ fact }) => fact.type);
    const objects = 'disclosure evaluation ex-ante measure rectification referral result target';
    const scored = objects.split(' ').map((of) => `${of}-scored`);
    expect(gathering.sort()).toEqual(scored);
  });

  it('what a unit reports, and what its self-evaluation says, is for whoever judges it', () => {
    expect([narrowIn('round-reported'), narrowIn('self-evaluation-reported')]).toEqual([[], []]);
  });
});
