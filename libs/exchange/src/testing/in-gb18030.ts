/** Text in GB18030, of characters that have two bytes there: nothing in Node writes it. */
export function inGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      codes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  const bytesOf = (character: string): readonly number[] => {
    if (character <= '\u007f') return [character.charCodeAt(0)];
    const code = codes.get(character);
    if (!code) throw new RangeError(`${character} has no two bytes in GB18030.`);
    return code;
  };
  return Buffer.from([...text].flatMap((character) => [...bytesOf(character)]));
}
