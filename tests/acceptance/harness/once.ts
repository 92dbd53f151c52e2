/** What several tests rest on, whichever of them comes first. */
export function once<Walked>(walk: () => Promise<Walked>): () => Promise<Walked> {
  let walking: Promise<Walked> | undefined;
  return () => (walking ??= walk());
}
