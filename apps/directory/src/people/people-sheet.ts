import type { ImportSheet } from '@wenxiao/service-kit';

export type PersonColumn = 'accountName' | 'displayName' | 'organisation' | 'desks' | 'from' | 'to';

/** Passwords take a moment each, by their nature: a file has fewer people than others have rows. */
const rows = 500;

/** A file of people, each with the desks that they fill: where they work, or at another organisation (`岗位@单位`). */
export const peopleSheet: ImportSheet<PersonColumn> = {
  columns: {
    accountName: ['账号名', '账号'],
    displayName: ['姓名'],
    organisation: ['所在单位', '单位'],
    desks: ['岗位'],
    from: ['授权首日'],
    to: ['授权末日'],
  },
  required: ['accountName', 'displayName', 'organisation'],
  rows,
};
