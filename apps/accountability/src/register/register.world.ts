import type { Known } from '@wenxiao/rules/condition';
import type { World } from '@wenxiao/rules/procedure';
import type { Ruling, Silent, Stated } from '@wenxiao/rules/ruling';
import type { MemberOf } from '@wenxiao/rules/shape';
import type { EntryPlace } from './register.place.js';

export type Responsible = Readonly<{ person: string; role: string; from: string }>;

export type Register = Stated<MemberOf<'registers'>>;

/** What a decision may look up: what the rules say of the register, and what is known of whatever the entry is about. */
export type RegisterWorld = Readonly<{
  ruling: Ruling;
  /** Silent where the rules have no such register. */
  register: Register | Silent;
  place: EntryPlace;
  /** What has a name alone. */
  named?: string;
  /** What its condition may ask, of each year of which something is known, the newest first; never empty. */
  years: readonly Known[];
  /** Says what a review goes through. */
  procedures: Pick<World, 'checklist'>;
  /** Who answers for it in which role, and since when. */
  responsible: readonly Responsible[];
}>;

export type DeclaredWorld = RegisterWorld & Readonly<{ register: Register }>;
