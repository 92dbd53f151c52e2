import type { Command } from '@wenxiao/domain';
import type { SubjectEvent } from '@wenxiao/facts/targets';
import type { FromTable } from './from-table.js';

type Data<Type extends SubjectEvent['type']> = Extract<SubjectEvent, { type: Type }>['data'];

/** What is stated when a subject is registered: whose it is, and what it is. */
export type Registration = Data<'subject-registered'>;
export type Place = Pick<Registration, 'unit' | 'department'>;
/** What it is, whosever it is. */
export type Description = Omit<Registration, keyof Place>;
export type Responsibility = Readonly<{ person: string; role: string }>;
/** What is known of a year of a predecessor in another jurisdiction. */
export type OpenedYear = Data<'year-opened'>;
/** Beside a description: the last years of those whose work it goes on with, where that was elsewhere. */
type Opening = Readonly<{ opening?: readonly OpenedYear[] }>;
export type Because = Readonly<{ from: string; reason: string }>;

/** Every command names the subject: what a subject is part of, merged into or preceded by is never itself. */
type On<Type extends string, Stated extends object> = Command<Type, Stated & { subject: string }>;

/** What goes on with a subject that has ended; of another jurisdiction to which it is handed over, not known yet. */
export type Successor = Readonly<{ tenant: string; subject?: string }>;

/** The decision of monitoring that it carries out. */
type ByMeasure = Readonly<{ decision?: string }>;

export type SubjectCommand =
  | On<'register', Registration & Opening>
  /** The registration once more, whole: it was wrong. What has happened since stays. */
  | On<'correct', Registration & Opening>
  | On<'withdraw', { reason: string }>
  | On<'revise', Description & Opening & { from: string; reason?: string }>
  | On<'give-responsibility', Responsibility & { from: string }>
  | On<'end-responsibility', Responsibility & { to: string }>
  | On<'mark', { mark: 'key' | 'major'; marked: boolean; ground?: string; reason: string }>
  | On<'move', Place & Because>
  | On<'suspend', Because & ByMeasure>
  /** By a decision that was taken back: what that suspended, and nothing else. */
  | On<'resume', Because & ByMeasure>
  | On<'merge', Because & { into: string }>
  | On<'end', Because & { successor?: Successor }>
  /** What another system says otherwise of it; nothing where it says the same. */
  | On<'note-other-description', OtherDescription & FromTable>
  /** It is known, and the subject stays as it is. */
  | On<'keep-description', { reason: string }>;

/** What another system says otherwise. `unit`: the body here that has the code. */
export type OtherDescription = Readonly<{ name?: string; unitCode?: string; unit?: string; deleted?: true }>;

/** What is done to a subject, as people call it. */
export const subjectActs: Readonly<Record<SubjectCommand['type'], string>> = {
  register: '登记',
  correct: '更正登记',
  withdraw: '撤回登记',
  revise: '变更登记事项',
  'give-responsibility': '确定责任人',
  'end-responsibility': '终止责任',
  mark: '标记重点',
  move: '划转',
  suspend: '暂停实施',
  resume: '恢复实施',
  merge: '并入',
  end: '终止',
  'note-other-description': '记录对方系统的不一致',
  'keep-description': '维持登记内容',
};

export type SubjectRejection =
  | Readonly<{ code: 'status-is'; subjectStatus: SubjectState['status']; possible: readonly SubjectCommand['type'][] }>
  /** The rule set lists other kinds of subjects, or of related funds, and says that these are all. */
  | Readonly<{ code: 'unknown-kind' | 'unknown-related-fund'; given: string; listed: readonly string[] }>
  | Readonly<{ code: 'shares-over-whole'; sum: string }>
  | Readonly<{ code: 'period-reversed'; plannedFrom: string; plannedTo: string }>
  /** Money is planned for a year outside the planned period. */
  | Readonly<{ code: 'planned-outside-period'; year: number }>
  /** It would be part of itself, or its own predecessor. */
  | Readonly<{ code: 'itself'; as: 'within' | 'predecessor' | 'merged-into' | 'successor' }>
  /** What is so from a day on cannot be otherwise from an earlier one. */
  | Readonly<{ code: 'before-last-change'; from: string; last: string }>
  | Readonly<{ code: 'no-such-responsibility'; person: string; role: string }>
  /** Others are told who answers for it: of so many at a time. */
  | Readonly<{ code: 'too-many-responsible'; limit: number }>
  | Readonly<{ code: 'ends-before-it-begins'; from: string; to: string }>
  | Readonly<{ code: 'no-other-description' }>
  /** Something was done with the subject since: it can be ended, and not withdrawn. */
  | Readonly<{ code: 'acted-upon'; acts: number }>;

export type Known = Place &
  Readonly<{
    description: Description;
    /** The roles that somebody has today or will have, each since when. */
    responsible: readonly (Responsibility & { from: string })[];
    marks: Readonly<Partial<Record<'key' | 'major', boolean>>>;
    /** The decision of monitoring by which it is suspended. */
    suspendedBy?: string;
    /** What goes on with it, since it was merged or has ended. */
    mergedInto?: string;
    successor?: Successor;
    /** Of predecessors in other jurisdictions, each year once. */
    openedYears: readonly OpenedYear[];
    /** What another system says otherwise, until that is decided; `kept`: why it stays so here. */
    other?: OtherDescription & FromTable & Readonly<{ kept?: string }>;
    /** The day of the last move or change of status. */
    since?: string;
    /** What holds otherwise than registered: a correction of the registration leaves it as it is. */
    moved: boolean;
    revised: boolean;
    /** Events after the registration and its corrections. */
    acts: number;
  }>;

export type SubjectState =
  | Readonly<{ status: 'unknown' }>
  | (Readonly<{ status: 'registered' | 'suspended' | 'merged' | 'ended' | 'withdrawn' }> & Known);
