import { code, type DeclaredFact, fact, type Fields, id, list, personsOfObject, words } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { catalogue, declared } from './catalogue.js';
import { linesOf } from './declared-figures.js';

const facts = Object.entries(declared).flatMap(([service, lists]) =>
  lists.flatMap((list) =>
    Object.values(list).map((each): [string, DeclaredFact] => [`${service}: ${each.type}`, each]),
  ),
);

/** Fields that stand neither among the figures nor in the items of others, and do not say why. */
function fieldsWithoutFigure({ fields, ...of }: DeclaredFact): string[] {
  const lines = linesOf({ ...of, fields });
  const seen = new Set(
    lines.flatMap((line) => [...Object.values(line.value), ...line.item.map((part) => part.replace('/', ''))]),
  );
  const leavesOf = (inner: Fields, path: string): string[] =>
    Object.entries(inner).flatMap(([name, { spec }]) => {
      const at = path === '' ? name : `${path}.${name}`;
      if ((spec.noFigure ?? '').trim() !== '') return [];
      if (spec.kind === 'list') return leavesOf(spec.fields ?? {}, '');
      if (spec.kind === 'group') return leavesOf(spec.fields ?? {}, at);
      return seen.has(at) || at === 'subject' ? [] : [at];
    });
  return leavesOf(fields, '');
}

/** Texts about persons that do not say whose: the field beside them that is named holds no ids of persons, or stands nowhere. */
function textsAboutNobody(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([name, { spec }]) => {
    const named = spec.aboutPersons === undefined ? undefined : fields[spec.aboutPersons]?.spec;
    const isOfObject = spec.aboutPersons === personsOfObject;
    const whose = isOfObject ? 'id' : named?.kind === 'several' ? named.of?.spec.kind : named?.kind;
    const flaw = spec.aboutPersons !== undefined && (spec.kind !== 'text' || whose !== 'id') ? [name] : [];
    return [...flaw, ...textsAboutNobody(spec.fields ?? {})];
  });
}

describe.each(facts)('%s', (_, each) => {
  it('says whose every text about persons is', () => {
    expect(textsAboutNobody(each.fields)).toEqual([]);
  });

  it('has a figure for every field, or says why not', () => {
    expect(fieldsWithoutFigure(each)).toEqual([]);
  });

  it('sets no figure of one item twice', () => {
    const keys = linesOf(each).map((line) => [line.figure.name, ...line.item, line.list?.field].join());
    expect(keys.filter((key, index) => keys.indexOf(key) < index)).toEqual([]);
  });
});

it('a field that says a blank instead of a reason is found', () => {
  expect(fieldsWithoutFigure(fact('sent', 1, { batch: id(t.proposal, { noFigure: ' ' }) }))).toEqual(['batch']);
});

it('a text about persons that names no field with their ids is found, wherever it stands', () => {
  const about = (aboutPersons: string) => words(t.reason, { max: 200, aboutPersons });
  const fields = { from: id(t.replacedParty), step: code(t.step), lost: about('to'), wrong: about('step') };
  const whole = fact('left', 1, { ...fields, right: about('from'), rows: list([], 2, { inner: about('from') }) });
  expect(textsAboutNobody(whole.fields)).toEqual(['lost', 'wrong', 'inner']);
});

it('every type of event is declared once in a service', () => {
  for (const [service, lists] of Object.entries(declared)) {
    const types = lists.flatMap((list) => Object.values(list).map(({ type }) => type));
    expect(types.filter((type, index) => types.indexOf(type) < index)).toEqual([]);
    expect(Object.keys(catalogue[service] ?? {})).toEqual(expect.arrayContaining(types));
  }
});
