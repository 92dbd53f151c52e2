import { limits } from '@wenxiao/domain/field';

/**
 * Objects that only a number tells apart, one after another: the first of which it is so, or the last that there may be.
 * @param look at the object of a number, be there none yet
 */
export async function firstOfNumber<Looked>(
  look: (number: number) => Promise<Looked>,
  isIt: (looked: Looked) => boolean,
): Promise<Looked> {
  for (let number = 1; ; number += 1) {
    const looked = await look(number);
    if (isIt(looked) || number === limits.items) return looked;
  }
}
