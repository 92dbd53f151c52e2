import { holdsIn } from '../condition/holds-in.js';
import { judge } from '../condition/judge.js';
import type { DeskRef, GateRef, Who } from '../shape/desk.js';
import type { Answer, Effect } from '../shape/procedure.js';
import { type Layout, onward, type Placed } from './layout.js';
import type { OpenState, Progress } from './progress.js';
import type { AssignedRow, PassedRow, SkippedRow, Standing, StepRow } from './recorded.js';
import type { SequentialLevels, World } from './world.js';

interface DoneRow extends StepRow {
  readonly level?: string;
}
type RestedOnRow = NonNullable<Standing['restedOn']>[number];

/**
 * One walk through a procedure, from the progress of an object to what is open next, and what has to be recorded of it.
 *
 * Stages are gone through in order. A stage holds the next up until each of its steps is done, skipped or decided elsewhere;
 * an optional step holds nothing up. Past the last stage the procedure ends with the outcome of its latest answer.
 */
export class Walk {
  readonly effects: Effect[] = [];
  readonly informs: DeskRef[] = [];
  open: ReadonlyMap<string, OpenState>;
  private readonly judged: Map<string, OpenState>;
  private done: readonly DoneRow[];
  private skipped: readonly SkippedRow[];
  private passed: readonly PassedRow[];
  private readonly spent: PassedRow[];
  private readonly fresh: { skipped: SkippedRow[]; passed: PassedRow[]; restedOn: RestedOnRow[] };
  private readonly undone = new Set<string>();
  private outcome: string | undefined;
  private ended: string | undefined;

  constructor(
    private readonly layout: Layout,
    progress: Progress,
    private readonly world: World,
    private readonly assigned: readonly AssignedRow[] = progress.assigned,
  ) {
    this.judged = new Map(progress.open.map((state) => [state.step, state]));
    this.open = new Map(this.judged);
    this.done = progress.done;
    this.skipped = progress.skipped;
    this.passed = progress.passed;
    this.spent = [...progress.spent];
    this.fresh = { skipped: [], passed: [], restedOn: [] };
    this.outcome = progress.outcome;
    this.ended = progress.ended;
  }

  /** An answer was given: what it leads to, without yet opening anything. */
  answer(placed: Placed, answer: Answer, level: string | undefined): void {
    this.done = [...this.done, { step: placed.code, ...(level !== undefined && { level }) }];
    this.follow(placed, answer);
  }

  /** Of the steps that everybody assigned answers, somebody need not answer those that whoever had their place has answered. */
  takeOver(as: string, from: string, to: string): void {
    for (const { code, step } of this.layout.steps) {
      const isTheirs = step.repeats === 'each-assigned' && 'assigned' in step.by && step.by.assigned === as;
      const isAnswered = this.done.some((row) => row.step === code && row.level === from);
      if (isTheirs && isAnswered) this.skip({ step: code, level: to, because: 'taken-over' });
    }
  }

  /** Goes on until something waits for a person, a figure or a decision elsewhere. */
  settle(): void {
    if (this.ended === undefined) this.dropOverruled();
    let led: 'waits' | 'led-elsewhere' = 'led-elsewhere';
    while (led === 'led-elsewhere' && this.ended === undefined) led = this.passThrough();
    if (this.ended !== undefined) this.open = new Map();
  }

  /** What is to be recorded of this walk. */
  standing(): Standing {
    const open = [...this.open.values()];
    const levels = open.flatMap(({ step, levels = [] }) => levels.map((level) => ({ step, level })));
    const missing = open.flatMap(({ step, missing = [] }) => missing.map((asked) => ({ step, ...asked })));
    const { skipped, passed, restedOn } = this.fresh;
    return {
      open: open.map(({ step }) => ({ step })),
      ...(levels.length > 0 && { levels }),
      ...(missing.length > 0 && { missing }),
      ...(skipped.length > 0 && { skipped }),
      ...(passed.length > 0 && { passed }),
      ...(restedOn.length > 0 && { restedOn }),
      ...(this.undone.size > 0 && { undone: [...this.undone].map((step) => ({ step })) }),
      ...(this.ended !== undefined && { ended: this.ended }),
    };
  }

  /** The members and values that decided what opened and what did not. */
  stated(): { path: string }[] {
    const byRule = this.fresh.skipped.filter(({ because }) => because !== 'answer' && because !== 'passed-over');
    const judged = new Set([...this.fresh.restedOn, ...this.fresh.passed, ...byRule].map((row) => row.step));
    const steps = this.layout.steps.filter(({ code }) => judged.has(code)).map(({ path }) => path);
    const parameters = this.fresh.restedOn.filter(({ on }) => on === 'parameter').map(({ name }) => name);
    return [...new Set([...steps, ...parameters])].map((path) => ({ path }));
  }

  private passThrough(): 'waits' | 'led-elsewhere' {
    const open = new Map<string, OpenState>();
    for (const stage of this.layout.stages) {
      for (const placed of stage.filter((each) => !this.isSettled(each))) {
        const state = this.reach(placed);
        if (state === 'led-elsewhere') return state;
        if (state === 'settled') {
          this.judged.delete(placed.code);
        } else {
          open.set(placed.code, state);
          this.judged.set(placed.code, state);
        }
      }
      this.open = open;
      if (stage.some(({ code, step }) => open.has(code) && step.optional !== true)) return 'waits';
    }
    this.ended = this.outcome ?? 'not-applicable';
    return 'waits';
  }

  private isSettled({ code, step }: Placed): boolean {
    const rows = [...this.done, ...this.passed, ...this.skipped].filter((row) => row.step === code);
    if (step.repeats === undefined) return rows.length > 0;
    // Of a repeated step every level is a row; it is open as long as it stands among the open ones.
    return rows.length > 0 && !(this.judged.has(code) && !rows.some(isOfWholeStep));
  }

  private reach(placed: Placed): OpenState | 'settled' | 'led-elsewhere' {
    const { code, step } = placed;
    const applies = this.applies(placed);
    if (applies !== 'yes') return applies;
    if ('gate' in step.by) {
      const decided = this.decidedElsewhere(placed, step.by);
      if (decided !== undefined) return decided;
    }
    if (step.repeats === undefined) return { step: code };
    return step.repeats === 'each-assigned' ? this.parties(placed) : this.levels(placed, step.repeats);
  }

  /** Judged when the step opens, and not again; what was held is judged until it is known. */
  private applies({ code, step }: Placed): 'yes' | 'settled' | OpenState {
    const before = this.judged.get(code);
    if (before !== undefined && !(before.missing ?? []).some(({ on }) => on !== 'party')) return 'yes';
    if (!holdsIn(step, this.world.known.year)) return this.skip({ step: code, because: 'years' });
    if (step.when === undefined) return 'yes';
    const verdict = judge(step.when, this.world.known);
    if (verdict.truth === 'not-known') return { step: code, missing: verdict.missing };
    this.fresh.restedOn.push(...verdict.restedOn.map((row) => ({ step: code, ...row })));
    return verdict.truth === 'yes' ? 'yes' : this.skip({ step: code, because: 'condition' });
  }

  private decidedElsewhere(placed: Placed, gate: GateRef): 'led-elsewhere' | undefined {
    if (!isDecidedElsewhere(gate)) return undefined;
    const decision = this.world.decided(gate);
    const answer = placed.step.answers.find(({ code }) => code === decision?.answer);
    if (decision === undefined || answer === undefined) return undefined;
    const { stream, version } = decision;
    const isSpent = (row: PassedRow) => row.step === placed.code && row.stream === stream && row.version === version;
    if (this.spent.some(isSpent)) return undefined;
    const outcome = answer.outcome !== undefined && { outcome: answer.outcome };
    const row: PassedRow = { step: placed.code, answer: answer.code, ...outcome, stream, version };
    if (onward(this.layout, placed, answer).to === 'earlier-step') {
      this.follow(placed, answer);
      this.spent.push(row);
      this.fresh.passed.push({ ...row, sentBack: true });
      return 'led-elsewhere';
    }
    this.passed = [...this.passed, row];
    this.fresh.passed.push(row);
    this.follow(placed, answer);
    return 'led-elsewhere';
  }

  /** Everybody who was assigned, side by side; nobody yet: it waits for that. */
  private parties({ code, step: { by } }: Placed): OpenState | 'settled' {
    const as = 'assigned' in by ? by.assigned : '';
    const named = this.assigned.filter((row) => row.as === as).map((row) => row.person ?? row.organisation);
    const elsewhere = this.world.parties(as).map((party) => ('person' in party ? party.person : party.organisation));
    const today = (named.length > 0 ? named : elsewhere).filter((id) => id !== undefined);
    const done = this.done.filter((row) => row.step === code).flatMap(({ level }) => level ?? []);
    const takenOver = this.skipped.filter((row) => row.step === code).map(({ level }) => level);
    const ahead = today.filter((id) => !done.includes(id) && !takenOver.includes(id));
    if (ahead.length > 0) return { step: code, levels: [...done, ...ahead] };
    return done.length > 0 ? 'settled' : { step: code, missing: [{ on: 'party', name: as }] };
  }

  /**
   * What was passed by a decision elsewhere that was decided otherwise since is judged by the decision of now, as long as the procedure
   * goes on. The same answer once more (its day or document was wrong) changes nothing.
   */
  private dropOverruled(): void {
    for (const { code, step } of this.layout.steps) {
      const row = this.passed.findLast((each) => each.step === code);
      const now = row !== undefined && 'gate' in step.by ? this.world.decided(step.by) : undefined;
      if (now === undefined || now.answer === row?.answer || !step.answers.some((each) => each.code === now.answer))
        continue;
      this.passed = this.passed.filter((each) => each.step !== code);
    }
  }

  /** Level by level: those done stay, the others come from the tree of the day. */
  private levels({ code, step }: Placed, repeats: SequentialLevels): OpenState | 'settled' {
    const today = this.world.levels(repeats, step.by);
    const rows = [...this.done, ...this.skipped].filter((row) => row.step === code);
    if (today.length === 0 && rows.length === 0) return this.skip({ step: code, because: 'no-level' });
    const passed = rows.flatMap(({ level }) => level ?? []);
    const ahead = today.filter(({ organisation }) => !passed.includes(organisation));
    while (ahead[0]?.vacant === true) {
      this.skip({ step: code, level: ahead[0].organisation, because: 'vacant' });
      ahead.shift();
    }
    if (ahead.length === 0) return 'settled';
    const done = this.done.filter((row) => row.step === code).flatMap(({ level }) => level ?? []);
    return { step: code, levels: [...done, ...ahead.map(({ organisation }) => organisation)] };
  }

  private follow(from: Placed, answer: Answer): void {
    this.effects.push(...(answer.effects ?? []));
    this.informs.push(...(answer.informs ?? []));
    this.outcome = answer.outcome ?? answer.code;
    const way = onward(this.layout, from, answer);
    if (way.to === 'earlier-step') {
      this.undo(this.layout.steps.filter((each) => each === from || each === way.step || each.stage > way.step.stage));
      return;
    }
    this.passOver(from.stage, 'passed-over');
    if (way.to === 'end') this.ended = this.outcome;
    if (way.to === 'later-step') this.passOver(way.step.stage, 'answer');
  }

  /** Whatever is not done before this stage need not be done any more. */
  private passOver(stage: number, because: 'passed-over' | 'answer'): void {
    const left = this.layout.steps.filter((each) => each.stage < stage && !this.isSettled(each));
    for (const { code } of left) this.skip({ step: code, because });
  }

  private undo(steps: readonly Placed[]): void {
    const codes = new Set(steps.map(({ code }) => code));
    const counts = (row: StepRow) => !codes.has(row.step);
    for (const code of codes) this.undone.add(code);
    this.done = this.done.filter(counts);
    this.skipped = this.skipped.filter(counts);
    this.passed = this.passed.filter(counts);
    for (const code of codes) this.judged.delete(code);
    this.fresh.skipped = this.fresh.skipped.filter(counts);
    this.fresh.restedOn = this.fresh.restedOn.filter(counts);
    this.fresh.passed = this.fresh.passed.filter((row) => row.sentBack === true || counts(row));
  }

  private skip(row: SkippedRow): 'settled' {
    this.skipped = [...this.skipped, row];
    this.fresh.skipped.push(row);
    return 'settled';
  }
}

export function isDecidedElsewhere(by: Who): by is GateRef {
  return 'gate' in by && by.decidedOn !== undefined && by.decidedOn !== 'itself';
}

function isOfWholeStep(row: { level?: string; answer?: string; because?: string }): boolean {
  return row.level === undefined;
}
