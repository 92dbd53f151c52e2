import { openNow, type OpenStep } from '../open-now.js';
import { type Progress, progressAfter } from '../progress.js';
import { begin, type FurtherOpened, openFurther, type StepTaken, takeStep } from '../take-step.js';
import type { Brought } from '../brought.js';
import type { Procedure } from '../../shape/procedure.js';
import type { StepRejection } from '../rejection.js';
import { worldFrom, type WrittenWorld } from './world-from.js';

/** `step=answer`, or `step@level=answer`; who; what it brings. */
export type Act = readonly [what: string, by: string, brings?: Brought];

/** What has been recorded, as it is read again from text: no procedure is at hand when history is folded. */
const stored = <Data>(data: Data): Data => JSON.parse(JSON.stringify(data)) as Data;

/** An object on its way through a procedure, told in a test as a story. Every progress is folded from recorded text. */
export class Walked {
  private constructor(
    private readonly procedure: Procedure,
    private readonly written: WrittenWorld,
    readonly progress: Progress,
    /** What the last act led to. */
    readonly taken?: StepTaken,
  ) {}

  static in(procedure: Procedure, written: WrittenWorld = {}): Walked {
    const { data } = begin(procedure, worldFrom(written));
    return new Walked(procedure, written, progressAfter.begun(stored(data)));
  }

  /** The world changes. */
  when(written: WrittenWorld): Walked {
    return new Walked(this.procedure, { ...this.written, ...written }, this.progress, this.taken);
  }

  with(progress: Progress, procedure = this.procedure): Walked {
    return new Walked(procedure, this.written, progress);
  }

  get world() {
    return worldFrom(this.written);
  }

  /** Takes these steps; throws where one is refused. */
  then(...acts: readonly Act[]): Walked {
    return acts.reduce<Walked>((walked, act) => walked.take(act), this);
  }

  private take(act: Act): Walked {
    const taken = this.attempt(act);
    if (taken.outcome === 'rejected') throw new Error(`${act[0]} by ${act[1]}: ${JSON.stringify(taken.rejection)}`);
    const opened = taken.opened && stored(taken.opened.data);
    const before = opened === undefined ? this.progress : progressAfter.opened(this.progress, opened);
    const after = progressAfter.answered(before, stored(taken.data));
    expect(after).toEqual(taken.progress);
    return new Walked(this.procedure, this.written, after, taken);
  }

  /** What keeps this act from being done. */
  refused(...act: Act): StepRejection | 'taken' {
    const taken = this.attempt(act);
    return taken.outcome === 'rejected' ? taken.rejection : 'taken';
  }

  private attempt([what, by, brings]: Act) {
    const [place = '', answer = ''] = what.split('=');
    const [step = '', level] = place.split('@');
    const given = { step, ...(level !== undefined && { level }), answer, by, ...(brings && { brings }) };
    return takeStep(this.procedure, this.progress, this.world, given);
  }

  /** The reaction that records what has opened without an act. */
  react(): { walked: Walked; opened: FurtherOpened | undefined } {
    const opened = openFurther(this.procedure, this.progress, this.world);
    return {
      opened,
      walked: this.with(opened ? progressAfter.opened(this.progress, stored(opened.data)) : this.progress),
    };
  }

  get openSteps(): readonly OpenStep[] {
    return openNow(this.procedure, this.progress, this.world);
  }

  /** `step`, or `step@level`. */
  get open(): readonly string[] {
    return this.openSteps.map(({ code, level }) => (level === undefined ? code : `${code}@${level}`));
  }
}
