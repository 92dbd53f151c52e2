import { type OrganisationNature, organisationNatures } from '@wenxiao/contracts';
import { type ImportRow, type ImportSheet, listed, RowFlaw } from '@wenxiao/service-kit';
import type { DeskTable } from '../desks/desk-table.js';

export type OrganisationColumn = 'name' | 'shortName' | 'kind' | 'parent' | 'code' | 'nature' | 'desks' | 'from';

/** A file of organisations of one jurisdiction: below it, below one that is there, or below another row of the file. */
export const organisationSheet: ImportSheet<OrganisationColumn> = {
  columns: {
    name: ['单位名称', '名称'],
    kind: ['类别'],
    parent: ['上级'],
    code: ['编码'],
    shortName: ['简称'],
    nature: ['性质'],
    desks: ['承担岗位'],
    from: ['自何日起'],
  },
  required: ['name', 'kind'],
};

/** The code of something that a cell calls by its code or by its Chinese name. */
export function codeCalled(
  given: string,
  names: Readonly<Record<string, Readonly<{ zh: string }>>>,
): string | undefined {
  if (given in names) return given;
  return Object.entries(names).find(([, { zh }]) => zh === given)?.[0];
}

/** What a row says of an organisation, its parent aside, as the body of a single registration; kinds and desks by their codes. */
export function organisationSaid(
  { cells }: ImportRow<OrganisationColumn>,
  { kinds, desks: known }: DeskTable,
): Readonly<{ said: object; flaws: readonly RowFlaw[] }> {
  const { name, shortName, kind = '', code, nature, from } = cells;
  const desks = listed(cells.desks).map((desk) => codeCalled(desk, known) ?? desk);
  const kindCode = codeCalled(kind, kinds) ?? kind;
  // A jurisdiction is a tenant of its own, with people and rules of its own: it is registered by itself.
  const isWrong = kinds[kindCode]?.nature === 'jurisdiction' || nature === 'jurisdiction';
  const possible = Object.entries(kinds).flatMap(([, each]) => (each.nature === 'jurisdiction' ? [] : [each.zh]));
  const isUnknown = /\P{ASCII}/u.test(kindCode);
  const said = {
    name,
    kind: kindCode,
    ...(shortName !== undefined && { shortName }),
    ...(code !== undefined && { code }),
    ...(nature !== undefined && { nature: nature as OrganisationNature }),
    ...(desks.length > 0 && { desks }),
    ...(from !== undefined && { from }),
  };
  const flaws = [
    ...(isWrong || isUnknown ? [new RowFlaw('unknown-value', 'kind', { possible: possible.join('、') })] : []),
    ...(nature !== undefined && !(organisationNatures as readonly string[]).includes(nature)
      ? [new RowFlaw('unknown-value', 'nature', { possible: organisationNatures.join('、') })]
      : []),
  ];
  return { said, flaws };
}
