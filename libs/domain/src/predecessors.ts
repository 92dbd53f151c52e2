/** So many subjects are followed back: whoever goes on with the work of more is asked by nobody for so long a row of years. */
const followedMax = 50;

/**
 * Follows back whose work a subject goes on with (前身), each once, the nearest first.
 * @param read what is to be known of one; and whose work that one went on with
 */
export async function followPredecessors<Named extends Readonly<{ subject: string }>>(
  nearest: readonly Named[],
  read: (named: Named) => Promise<readonly Named[]>,
): Promise<void> {
  const seen = new Set<string>();
  const open = [...nearest];
  for (let each = open.shift(); each && seen.size < followedMax; each = open.shift()) {
    if (seen.has(each.subject)) continue;
    seen.add(each.subject);
    open.push(...(await read(each)));
  }
}
