// Terms are the words that facts, contracts and inputs are told in: one in which nothing is told is a word too many.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'libs/domain/src/terms/';
const declaration = /^export const (\w+) = term\(/;
/** `t.round`, or `import type { act } from './terms/procedure.js'`. What tests alone are told in is told nobody. */
const named = /\bt\.(\w+)|import (?:type )?\{([^}]*)\} from '[^']*\/terms[^']*'/g;
const product = /^(apps|libs)\/.*(?<!spec)\.ts$/;

const isProduct = (path) => product.test(path) && !path.includes('/testing/') && !path.includes('/test/');

export function checkTerms(root, files) {
  const used = new Set();
  for (const path of files.filter((each) => isProduct(each) && !each.startsWith(folder))) {
    for (const [, name, names = ''] of readFileSync(join(root, path), 'utf8').matchAll(named))
      for (const each of name === undefined ? names.split(/[\s,]+/) : [name]) used.add(each);
  }
  return files
    .filter((path) => path.startsWith(folder) && isProduct(path))
    .flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((text, index) => {
          const [, name] = declaration.exec(text) ?? [];
          if (name === undefined || used.has(name)) return [];
          return [{ path, line: index + 1, rule: 'unused-term', message: `nothing is told in ${name}` }];
        }),
    );
}
