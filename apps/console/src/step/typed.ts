/** What somebody has typed into the form of a step. */
export type Typed = Readonly<{
  answer: string;
  /** By what an answer needs: its reason, opinion, amount, score, date. */
  brought: Readonly<Record<string, string>>;
  /** By the item of the checklist. */
  checked: Readonly<Record<string, Readonly<{ answer: string; note: string }>>>;
  /** Names the intention: sent again, it is carried out once. */
  key: string;
}>;

const keptAs = (place: string): string => `wenxiao-typed ${place}`;

/** What was typed at a place, and not sent yet: it outlives the session, and the page, in this window. */
export function typedAt(place: string): Typed | undefined {
  try {
    const text = sessionStorage.getItem(keptAs(place));
    return text === null ? undefined : (JSON.parse(text) as Typed);
  } catch {
    return undefined;
  }
}

/** Keeps what was typed, or forgets it once it is sent. */
export function keepTyped(place: string, typed: Typed | undefined): void {
  try {
    if (typed) sessionStorage.setItem(keptAs(place), JSON.stringify(typed));
    else sessionStorage.removeItem(keptAs(place));
  } catch {
    // A browser that keeps nothing keeps it as long as the page stands.
  }
}
