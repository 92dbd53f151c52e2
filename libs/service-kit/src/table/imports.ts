import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Act } from '../command/act.js';
import type { CommandContext, PersonsCommand } from '../command/command-context.js';
import { type CommandAnswer, type CommandOutcome, CommandRunner } from '../command/command-runner.js';
import { TriedCommands } from '../command/tried-commands.js';
import { type FieldError, problem, problemBody, ProblemError } from '../http/problem.js';
import type { ImportFile, ImportRow, ImportSheet } from './import-file.js';
import { importProblem, type RowError, RowFlaw } from './import.problems.js';

/** What a row is to make, or what keeps it from being made. */
export type PlannedRow<Rejection> = Readonly<{
  line: number;
  /** What is wrong with it. */
  flaws: readonly (RowFlaw | ProblemError)[];
  /** The same acts as of the single registration. */
  acts: readonly Act<Rejection>[];
  /** The lines of other rows that it rests on. */
  needs?: readonly number[];
}>;

/** One kind of file: its columns, and what its rows make. */
export type Importer<Column extends string, Rejection, Row extends PlannedRow<Rejection>> = Readonly<{
  sheet: ImportSheet<Column>;
  /** Of the stream that each row begins. */
  category: string;
  plan(tenant: string, rows: readonly ImportRow<Column>[], context: PersonsCommand): Promise<readonly Row[]>;
  refusalOf(rejection: Rejection, id: string): ProblemError;
  /** The columns of fields that are called otherwise in single registrations. */
  columnOf?: Readonly<Record<string, Column>>;
}>;

export type ImportPreview = Readonly<{
  /** Rows of the file. */
  rows: number;
  /** Rows that would be taken. */
  ready: number;
  /** Rows that are not as required. */
  wrong: number;
  errors: readonly RowError[];
}>;

export type ImportAnswer = CommandAnswer &
  Readonly<{ outcome: 'accepted'; rows: number; made: number; skipped: number }>;

/** How rows that are right are carried out: all of them in one append. */
type Carried<Rejection, Row> = (rows: readonly Row[], context: CommandContext) => Promise<CommandOutcome<Rejection>>;

/** Takes files of registrations: the whole file is checked as each single act would be, and then decided in one command. */
@Injectable()
export class Imports {
  constructor(
    private readonly commands: CommandRunner,
    private readonly triedCommands: TriedCommands,
  ) {}

  /** Says what a file would make, and everything that is wrong with it: nothing is written. */
  async preview<Column extends string, Rejection, Row extends PlannedRow<Rejection>>(
    tenant: string,
    importer: Importer<Column, Rejection, Row>,
    { rows }: ImportFile<Column>,
    context: PersonsCommand,
  ): Promise<ImportPreview> {
    const { right, errors } = await this.checked(tenant, importer, rows, context);
    return { rows: rows.length, ready: right.length, wrong: rows.length - right.length, errors };
  }

  /**
   * Takes a file, once under its key.
   * @param how `skip`: takes the rows that are right where others are not
   * @throws {ProblemError} what refuses the file: nothing of it is taken then.
   */
  async take<Column extends string, Rejection, Row extends PlannedRow<Rejection>>(
    tenant: string,
    importer: Importer<Column, Rejection, Row>,
    { rows, hash }: ImportFile<Column>,
    how: Readonly<{
      context: PersonsCommand;
      skip: boolean;
      carry?: Carried<Rejection, Row>;
      /** What answers a file that was taken before under this key, where that cannot be answered twice. */
      before?: () => never;
    }>,
  ): Promise<ImportAnswer> {
    const context = { ...how.context, commandHash: hashOf(how.context.commandHash, hash) };
    const before = await this.triedCommands.before(tenant, context);
    if (before) {
      how.before?.();
      return answered(before, importer.category, rows.length);
    }
    const checked = await this.checked(tenant, importer, rows, context);
    const { right, errors } = checked;
    requireOwn(checked, rows.length);
    const count = rows.length - right.length;
    if (right.length === 0 && errors.every(({ code }) => code === 'there-already'))
      throw importProblem('imported-already', { count, rejected: errors });
    if (count > 0 && !how.skip) throw importProblem('import-has-errors', { count, rejected: errors });
    if (right.length === 0) throw importProblem('import-empty', { rejected: errors });
    const carry: Carried<Rejection, Row> =
      how.carry ??
      ((ready, by) =>
        this.commands.run(
          tenant,
          by,
          ready.flatMap(({ acts }) => acts),
        ));
    const outcome = await carry(right, context);
    if (outcome.outcome === 'rejected') throw importer.refusalOf(outcome.rejection, outcome.id);
    return answered(outcome, importer.category, rows.length);
  }

  /**
   * What a file was answered that was taken under this key before.
   * @throws {ProblemError} `idempotency-key-reused`
   */
  takenBefore(tenant: string, context: PersonsCommand, fileHash: string): Promise<CommandAnswer | undefined> {
    return this.triedCommands.before(tenant, { ...context, commandHash: hashOf(context.commandHash, fileHash) });
  }

  private async checked<Column extends string, Rejection, Row extends PlannedRow<Rejection>>(
    tenant: string,
    importer: Importer<Column, Rejection, Row>,
    rows: readonly ImportRow<Column>[],
    context: PersonsCommand,
  ): Promise<Checked<Row>> {
    const planned = await importer.plan(tenant, rows, context);
    const found = new Map<number, readonly (RowFlaw | ProblemError)[]>();
    for (const { line, flaws } of planned) if (flaws.length > 0) found.set(line, flaws);
    const open = planned.filter(({ line }) => !found.has(line));
    const acts = open.flatMap((row) => row.acts.map((act) => ({ row, act })));
    nameDoubles(acts, found);
    const tried = acts.filter(({ row }) => !found.has(row.line));
    const outcomes = await this.triedCommands.all(
      tenant,
      context,
      tried.map(({ act }) => act),
    );
    for (const [at, { row, act }] of tried.entries()) {
      const outcome = outcomes[at];
      if (!outcome || found.has(row.line)) continue;
      found.set(row.line, ['problem' in outcome ? outcome.problem : importer.refusalOf(outcome.rejection, act.id)]);
    }
    followNeeds(planned, found);
    const errors = [...found].flatMap(([line, flaws]) =>
      firstOfEach(flaws.flatMap((flaw) => errorsOf(line, flaw, importer))),
    );
    return {
      found,
      right: planned.filter(({ line }) => !found.has(line)),
      errors: errors.sort((one, other) => one.line - other.line),
    };
  }
}

/** Rows that can be taken, and what is wrong with the others, by their lines. */
type Checked<Row> = Readonly<{ right: readonly Row[]; found: Found; errors: readonly RowError[] }>;
type Found = Map<number, readonly (RowFlaw | ProblemError)[]>;

/** Two rows that are about one thing: the second one is wrong. */
function nameDoubles(
  acts: readonly Readonly<{ row: Readonly<{ line: number }>; act: Readonly<{ stream: string }> }>[],
  found: Found,
): void {
  const first = new Map<string, number>();
  for (const { row, act } of acts) {
    const other = first.get(act.stream);
    if (other === undefined) first.set(act.stream, row.line);
    else if (!found.has(row.line)) found.set(row.line, [new RowFlaw('double-row', undefined, { other })]);
  }
}

/** What rests on a row that is wrong cannot be made without it. */
function followNeeds(planned: readonly Pick<PlannedRow<unknown>, 'line' | 'needs'>[], found: Found): void {
  for (let more = true; more;) {
    more = false;
    for (const { line, needs = [] } of planned) {
      const other = needs.find((each) => found.has(each));
      if (other === undefined || found.has(line)) continue;
      found.set(line, [new RowFlaw('needed-row-wrong', undefined, { other })]);
      more = true;
    }
  }
}

/**
 * Of a file in which nothing is theirs, people are told what they are told of a single one.
 * @throws {ProblemError} with every line in `rejected`.
 */
function requireOwn({ found, errors }: Pick<Checked<unknown>, 'found' | 'errors'>, rows: number): void {
  const firsts = [...found.values()].map(([first]) => first);
  const isForeign = (flaw: RowFlaw | ProblemError | undefined) =>
    flaw?.code === 'unknown-organisation' ||
    isOfUnknown(flaw) ||
    (flaw instanceof ProblemError && flaw.text.status === 403);
  if (firsts.length < rows || !firsts.every(isForeign)) return;
  const unknown = problem(firsts.every(isOfUnknown) ? 'not-found' : 'unknown-organisation');
  const told = firsts.find((flaw) => flaw instanceof ProblemError) ?? unknown;
  throw new ProblemError(told.code, told.text, { ...told.details, rejected: errors });
}

/** The subject that the row is about is not there, or not for them. */
const isOfUnknown = (flaw: RowFlaw | ProblemError | undefined): boolean =>
  flaw instanceof RowFlaw && flaw.code === 'unknown-subject' && flaw.field === 'subject';

function errorsOf<Column extends string>(
  line: number,
  flaw: RowFlaw | ProblemError,
  { sheet, columnOf }: Pick<Importer<Column, never, never>, 'sheet' | 'columnOf'>,
): readonly RowError[] {
  const at = (path: string | undefined) => {
    const name = path?.replace(/[.[].*$/, '');
    const field = name === undefined ? undefined : (columnOf?.[name] ?? name);
    const heading = field !== undefined && field in sheet.columns ? sheet.columns[field as Column][0] : undefined;
    return field !== undefined && heading !== undefined ? { field, column: heading } : {};
  };
  if (flaw instanceof RowFlaw) return [{ line, ...at(flaw.field), code: flaw.code, ...flaw.texts }];
  const errors =
    flaw.code === 'invalid-request' ? (flaw.details['errors'] as readonly FieldError[] | undefined) : undefined;
  if (errors) return errors.map(({ path, code, zh, en }) => ({ line, ...at(path), code, zh, en }));
  const { zh, en } = problemBody(flaw, '') as Readonly<{ zh: string; en: string }>;
  return [{ line, code: flaw.code, zh, en }];
}

/** Of a cell that is wrong in several ways the first is told, which knows it best. */
const firstOfEach = (errors: readonly RowError[]): readonly RowError[] =>
  errors.filter(({ field }, at) => field === undefined || errors.findIndex((each) => each.field === field) === at);

/** Alike whether it was taken now or before: by the streams that begin there. */
function answered({ streams, position }: CommandAnswer, category: string, rows: number): ImportAnswer {
  const made = streams.filter(({ stream }) => stream.split('/')[0] === category).length;
  return {
    outcome: 'accepted',
    streams: [...streams].sort((one, other) => (one.stream < other.stream ? -1 : 1)),
    ...(position !== undefined && { position }),
    rows,
    made,
    skipped: rows - made,
  };
}

const hashOf = (commandHash: string, fileHash: string): string =>
  createHash('sha256').update(`${commandHash}\n${fileHash}`).digest('hex');
