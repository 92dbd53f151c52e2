// How the tree looks: names that say something, files that can be read in one sitting, a README for every project, and no
// barrel besides a package's public surface.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readManifests } from '../manifests.mjs';
import { longFiles, vagueNames } from './exceptions.mjs';

const vagueWords = new Set(['utils', 'util', 'common', 'helper', 'helpers', 'base', 'misc']);
const sourceLinesMax = 300;
const readmeLinesMax = 60;
/** Named after what was published, by whom and about what (a sheep base, say). */
const publishedForms = 'tests/forms/published/';

const linesOf = (root, path) => readFileSync(join(root, path), 'utf8').replace(/\n$/, '').split('\n').length;

/** Findings that no exception excuses, and exceptions that excuse nothing. */
function withoutExceptions(findings, exceptions, list) {
  const excused = new Set(findings.map(({ path }) => path));
  return [
    ...findings.filter(({ path }) => !(path in exceptions)),
    ...Object.keys(exceptions)
      .filter((path) => !excused.has(path))
      .map((path) => ({ path, rule: 'needless-exception', message: `no longer needs its entry in ${list}` })),
  ];
}

function checkNames(files) {
  const findings = files.flatMap((path) => {
    if (path.startsWith(publishedForms)) return [];
    const vague = path.split(/[/.\-_]/).find((word) => vagueWords.has(word.toLowerCase()));
    return vague ? [{ path, rule: 'vague-name', message: `"${vague}" says nothing: name it after what it does` }] : [];
  });
  return withoutExceptions(findings, vagueNames, 'vagueNames');
}

function checkLengths(root, files) {
  const sources = files.filter((path) => /^(apps|libs|infra)\/.*\.(tsx?|mjs)$/.test(path));
  const findings = sources.flatMap((path) => {
    const lines = linesOf(root, path);
    return lines > sourceLinesMax
      ? [
          {
            path,
            rule: 'long-file',
            message: `${lines} lines, at most ${sourceLinesMax}: split it where its subject divides`,
          },
        ]
      : [];
  });
  return withoutExceptions(findings, longFiles, 'longFiles');
}

function checkReadmes(root, files, packages) {
  return packages.flatMap(({ folder }) => {
    const path = `${folder}/README.md`;
    if (!files.includes(path))
      return [{ path, rule: 'readme', message: 'every project says on one screen what it is' }];
    const lines = linesOf(root, path);
    return lines > readmeLinesMax
      ? [{ path, rule: 'readme', message: `${lines} lines, at most ${readmeLinesMax}` }]
      : [];
  });
}

/** The files that a package's `exports` name: its public surface. */
function surfaceOf({ folder, exports = {} }) {
  const targets = (entry) => (typeof entry === 'string' ? [entry] : Object.values(entry).flatMap(targets));
  return targets(exports).map((target) => join(folder, target));
}

function checkBarrels(files, packages) {
  const surfaces = new Set(packages.flatMap(surfaceOf));
  return files
    .filter((path) => /(^|\/)index\.(ts|mjs|js)$/.test(path) && !surfaces.has(path))
    .map((path) => ({
      path,
      rule: 'barrel',
      message: `only a package's public surface is an index; import from the files of ${dirname(path)} themselves`,
    }));
}

export function checkLayout(root, files) {
  const { packages } = readManifests(root);
  return [
    ...checkNames(files),
    ...checkLengths(root, files),
    ...checkReadmes(root, files, packages),
    ...checkBarrels(files, packages),
  ];
}
