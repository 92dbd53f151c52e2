import type { Admission } from '../access/admission.js';
import { isOfTheField } from '../access/grants.js';
import { theirIds } from '../access/parties.js';
import type { Where } from './page.js';

/** Rows that belong to an organisation which the person's grants reach, those of the field: `reachedBy(admission, 'l.unit_id')`. */
export const reachedBy =
  ({ grants }: Admission, organisation: string): Where =>
  (bind) =>
    `exists (select from directory_copy.organisations o
              where o.id = ${organisation} and o.path && ${bind(grants.filter(isOfTheField).map(({ over }) => over))}::text[])`;

/** … or that name the person, or a body whose desk they fill: `parties` is a column of ids. */
export const reachedOrNamed =
  (admission: Admission, organisation: string, parties: string): Where =>
  (bind) =>
    `(${reachedBy(admission, organisation)(bind)} or ${parties} && ${bind(theirIds(admission))}::text[])`;

/** Rows of one tenant. */
export const ofTenant =
  (tenant: string, column: string): Where =>
  (bind) =>
    `${column} = ${bind(tenant)}`;

/** Rows with one of these values, where any are named. */
export const among = (column: string, values: readonly (string | number)[] | undefined): readonly Where[] =>
  values === undefined || values.length === 0 ? [] : [(bind) => `${column} = any (${bind(values)})`];

/** Rows with this value, where one is asked for. */
export const only = (column: string, value: string | number | undefined): readonly Where[] =>
  among(column, value === undefined ? undefined : [value]);

/** Rows with this text in their name or their official code, in whatever case, where one is asked for. */
export const searched = (text: string | undefined, name: string, officialCode: string): readonly Where[] =>
  text === undefined
    ? []
    : [(bind) => `position(lower(${bind(text)}) in lower(${name} || ' ' || coalesce(${officialCode}, ''))) > 0`];
