/** What is left of text that was read in another encoding and saved: signs of what could not be read, in either. */
const remains = /\ufffd|锟斤拷|烫烫烫|ï¿½/u;
const han = /\p{Script=Han}/u;
/** Text of one byte a character, as Chinese in UTF-8 or GB18030 looks where it was taken for Latin. */
const latin = /^[\0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]+$/u;
const beyondAscii = /[\u0080-\u00ff]{2,}/u;

let codes: ReadonlyMap<string, number> | undefined;

/** The characters of two bytes in GB18030, each with its bytes. */
function twoByteCodes(): ReadonlyMap<string, number> {
  if (codes) return codes;
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      found.set(decoder.decode(new Uint8Array([lead, trail])), lead * 256 + trail);
    }
  return (codes = found);
}

/** The bytes of a text in GB18030, as far as its characters have two; undefined where one has not. */
function bytesOf(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    const code = twoByteCodes().get(character);
    if (code !== undefined) bytes.push(code >> 8, code & 0xff);
    else if (character <= '\u007f') bytes.push(character.charCodeAt(0));
    else return undefined;
  }
  return new Uint8Array(bytes);
}

/** What bytes say in UTF-8, where they are; the last character may have been cut off. */
function readAgain(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** At least so many characters tell garbled text from a rare word. */
const charactersMin = 3;

/** Whether Chinese text was once read in another encoding than its own: `项目名称` has become `椤圭洰鍚嶇О`, or `é¡¹ç®`. */
export function isGarbled(text: string): boolean {
  if (remains.test(text)) return true;
  if (latin.test(text) && beyondAscii.test(text)) {
    const read = readAgain(Uint8Array.from(text, (each) => each.charCodeAt(0) & 0xff));
    return read !== undefined && han.test(read);
  }
  if (!han.test(text) || [...text].filter((each) => each > '\u007f').length < charactersMin) return false;
  // An odd byte at the end was read as a question mark.
  const bytes = bytesOf(text.replace(/\?$/, ''));
  const read = bytes && readAgain(bytes);
  return read !== undefined && han.test(read);
}
