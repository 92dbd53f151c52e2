/** The body of an upload that begins, and goes on once it is let go. */
export function slowBody(bytes: Buffer): Readonly<{ body: ReadableStream; go: () => void }> {
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  async function* content() {
    yield bytes.subarray(0, 20);
    await held;
    yield bytes.subarray(20);
  }
  return { body: ReadableStream.from(content()), go: () => go() };
}
