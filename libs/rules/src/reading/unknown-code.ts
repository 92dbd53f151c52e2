import leven from 'leven';
import type { Flaw } from './flaw.js';

/** A code that is meant is at most this far from what was written: a third of its letters, and never more than so many. */
const farthest = 4;

/**
 * The one of these codes that is most like what was written, by how many letters have to be changed; undefined where none is like it.
 * Of several that are alike, the first.
 */
export function nearestCode(written: string, codes: Iterable<string>): string | undefined {
  const within = Math.min(farthest, Math.floor(written.length / 3));
  const [nearest] = [...codes]
    .map((code) => ({ code, apart: leven(written, code) }))
    .filter(({ apart }) => apart > 0 && apart <= within)
    .sort((one, other) => one.apart - other.apart);
  return nearest?.code;
}

/** The question that follows what is said of an unknown code; nothing where no code is like it. */
export function meant(written: string, codes: Iterable<string>): Readonly<{ zh: string; en: string }> {
  const nearest = nearestCode(written, codes);
  return nearest === undefined ? { zh: '', en: '' } : { zh: `，您是否指 ${nearest}`, en: `; did you mean ${nearest}?` };
}

/** A step that a procedure has not. @param codes what could stand in its place */
export function unknownStep(path: string, named: string, codes: readonly string[]): Flaw {
  const like = meant(named, codes);
  return { path, zh: `没有环节 ${named}${like.zh}`, en: `there is no step ${named}${like.en}` };
}
