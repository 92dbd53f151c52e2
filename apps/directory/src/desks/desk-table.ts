import { readFile } from 'node:fs/promises';
import type { OrganisationNature } from '@wenxiao/contracts';
import { type ColumnCodes } from '@wenxiao/service-kit';

/** Nest token of the {@link DeskTable}. */
export const DESK_TABLE = Symbol('DESK_TABLE');

/** What is said of a kind of organisation that the table knows. Kinds are open: others come with their nature. */
export type KindRule = Readonly<{
  zh: string;
  nature: OrganisationNature;
  /** Kinds of what it may stand below; `root` is below nothing. */
  below: readonly string[];
  /** A jurisdiction has one. */
  once?: true;
  /** The desks that it bears unless told otherwise. */
  bears?: readonly string[];
}>;

/** Over what a desk may be granted. A desk that the table does not know is one that organisations bear. */
export type DeskRule = Readonly<{
  zh: string;
  en: string;
  natures?: readonly OrganisationNature[];
  /** The organisation, or one that it lies in, is of one of these kinds. */
  within?: readonly string[];
  /** It acts for the whole jurisdiction: it is granted at an organisation that bears it, and at none below. */
  borne?: true;
}>;

/** What is done, or read, in this service: closed, since code does it. Who does it is said by the table. */
export type DirectoryAct =
  | 'administer'
  | 'publish-rules'
  | 'adopt-rules'
  | 'settle-silence'
  | 'publish-calendar'
  | 'move-clock'
  | 'read-proposed-rules'
  | 'read-adoptions'
  | 'read-sign-ins'
  | 'map-exchange'
  | 'read-exchange-mappings';

/** Who may grant which desk below which kind of organisation, and who does what here: directory's data. */
export type DeskTable = Readonly<{
  kinds: Readonly<Record<string, KindRule>>;
  /** Natures of what an organisation of a kind that the table does not know may stand below. */
  natures: Readonly<Record<OrganisationNature, readonly (OrganisationNature | 'root')[]>>;
  desks: Readonly<Record<string, DeskRule>>;
  /** The desks that do what is done in this service. */
  acts: Readonly<Record<DirectoryAct, readonly string[]>>;
  /** The desk that grants desks. */
  grantedBy: string;
  /** Desks that whoever fills them does not hand on by themselves. */
  notHandedOn: readonly string[];
  /** A desk whose holder fills none but these beside it: who grants and who uses are different people. */
  apart: Readonly<Record<string, readonly string[]>>;
}>;

/** An organisation as the table looks at it. */
export type Ranked = Readonly<{ id: string; nature: OrganisationNature; kind: string; desks: readonly string[] }>;

export async function readDeskTable(): Promise<DeskTable> {
  return JSON.parse(await readFile(new URL('./desk-table.json', import.meta.url), 'utf8')) as DeskTable;
}

/**
 * Whether a desk has its place at the last of some organisations: to be granted there, or to be borne.
 * @param way of one jurisdiction, from the jurisdiction to the organisation, both included.
 */
export function mayStandAt(desk: string, way: readonly Ranked[], { desks }: DeskTable): boolean {
  const rule = desks[desk];
  if (rule?.natures && !rule.natures.some((nature) => nature === way.at(-1)?.nature)) return false;
  return rule?.within === undefined || way.some(({ kind }) => rule.within?.includes(kind));
}

/** Whether organisations bear a desk: whoever fills it acts for their whole jurisdiction. */
export function isBorne(desk: string, { desks }: DeskTable): boolean {
  return desks[desk] === undefined || desks[desk].borne === true;
}

/** The desks that one person cannot fill beside a desk, of those that they fill. */
export function apartFrom(desk: string, filled: readonly string[], { apart }: DeskTable): string[] {
  const parted = (one: string, other: string) => one !== other && apart[one]?.includes(other) === false;
  return [...new Set(filled.filter((other) => parted(desk, other) || parted(other, desk)))].sort();
}

/** What lists of this service call kinds of organisations and desks: as the table does, or as the rules do. */
export function codesInLists({ kinds, desks }: DeskTable): ColumnCodes {
  const names = (all: Readonly<Record<string, Readonly<{ zh: string }>>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(all).map(([code, { zh }]) => [code, zh]));
  const ofDesks = { words: names(desks), members: ['desks'] } as const;
  return { kind: { words: names(kinds) }, desk: ofDesks, desks: ofDesks };
}
