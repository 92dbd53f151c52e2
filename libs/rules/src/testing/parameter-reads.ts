import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../../', import.meta.url);

/** The production code of all apps and libraries: each text by its path from the root. */
export function productionCode(): ReadonlyMap<string, string> {
  const packages = ['apps', 'libs'].flatMap((kind) =>
    readdirSync(new URL(`${kind}/`, root)).map((name) => `${kind}/${name}/src/`),
  );
  const paths = packages.flatMap((source) =>
    readdirSync(new URL(source, root), { recursive: true, encoding: 'utf8' }).map((path) => `${source}${path}`),
  );
  const isProduction = (path: string): boolean =>
    path.endsWith('.ts') && !/\.(?:spec|examples)\.ts$|\/testing\//.test(path);
  return new Map(
    paths.filter(isProduction).map((path) => [path, readFileSync(fileURLToPath(new URL(path, root)), 'utf8')]),
  );
}

/** A question to a ruling: its parameter stands there, or under a name in the same file. */
const asked = /\.\s*(?:value|members?)\(\s*(?:'([\w.]+)'|(\w+))\s*[,)]/g;
const named = /\bconst (\w+) = '([\w.]+)'/g;

/** The values and groups that texts ask a ruling for; `value`, `member` and `members` of other things are among them. */
export function asksIn(texts: Iterable<string>): ReadonlySet<string> {
  const asks = [...texts].flatMap((text) => {
    const names = new Map([...text.matchAll(named)].map(([, name, path]) => [name, path]));
    return [...text.matchAll(asked)].flatMap(([, path, name]) => path ?? names.get(name) ?? []);
  });
  return new Set(asks);
}
