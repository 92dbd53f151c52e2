import { readFileSync } from 'node:fs';

/** By which version of the product a bundle is made or checked: what it calls figures, and how its page looks, may be another in the next. */
export const productVersion = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
