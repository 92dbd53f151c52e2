import { isUuid } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import { pathPlace } from '@wenxiao/service-kit';

/** What kind of thing an entry is about: what has neither an account nor a place in the tree is known by its name alone. */
const thingsEntered = ['subject', 'organisation', 'person', 'named'] as const;
export type ThingEntered = (typeof thingsEntered)[number];

/** Which entry of which register it is; `number`: what left, or was declined, may be entered anew. */
export type EntryPlace = Readonly<{
  register: string;
  /** Absent where the register has no kinds. */
  kind?: string;
  of: ThingEntered;
  about: string;
  number: number;
}>;

/** What no kind is called: those begin with a letter. */
const withoutKind = '0';

/** `<about>.<register>.<kind>.<of>.<number>`: the same thing meets itself in one stream, and its trail shows it. */
export const entryId = ({ about, register, kind = withoutKind, of, number }: EntryPlace): string =>
  [about, register, kind, of, String(number)].join('.');
/** … within its register: `<about>.<kind>.<of>.<number>`. */
export const entryNamed = ({ about, kind = withoutKind, of, number }: EntryPlace): string =>
  [about, kind, of, String(number)].join('.');

export function placeOf(id: string): EntryPlace {
  const [about = '', register = '', kind = withoutKind, of = '', number] = id.split('.');
  return { register, ...(kind !== withoutKind && { kind }), of: of as ThingEntered, about, number: Number(number) };
}

const isCode = (written: string): boolean => /^[a-z][a-z0-9-]{0,63}$/.test(written);

/** Undefined for what names no entry. */
function placeNamed(register: string, entry: string): EntryPlace | undefined {
  const [about = '', ...rest] = entry.toLowerCase().split('.');
  const place = placeOf([about, register, ...rest].join('.'));
  const { kind, of, number } = place;
  const isNumber = Number.isInteger(number) && number >= 1 && number <= limits.items;
  const isThing = thingsEntered.includes(of) && isUuid(about);
  const isNamed = isCode(register) && (kind === undefined || isCode(kind)) && isThing && isNumber;
  return isNamed && entryNamed(place) === entry.toLowerCase() ? place : undefined;
}

/** The register that a path names. What is none names nothing: 404. */
export const PathRegister = pathPlace({ register: 'string' }, ({ register }) =>
  isCode(register) ? register : undefined,
);

/** The entry that a path names. */
export const PathEntry = pathPlace({ register: 'string', entry: 'string' }, ({ register, entry }) =>
  placeNamed(register, entry),
);
