/**
 * A place in the words of whoever wrote it: members by their codes instead of their numbers, as far as they have codes.
 * @param steps names and numbers from the outermost value inwards, as zod gives them.
 */
export function placeOf(json: unknown, steps: readonly PropertyKey[]): string {
  let here: unknown = json;
  const names: string[] = [];
  for (const step of steps) {
    here = typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined;
    names.push(typeof step === 'number' ? (codeOf(here) ?? String(step + 1)) : String(step));
  }
  return names.join('/');
}

function codeOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('code' in value)) return undefined;
  return typeof value.code === 'string' && value.code !== '' ? value.code.slice(0, 80) : undefined;
}
