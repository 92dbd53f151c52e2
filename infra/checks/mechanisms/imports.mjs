// What files of registrations promise: of a file that is not as required nothing is taken, and a file is taken once.
const imports = 'libs/service-kit/src/table/imports.ts';
const importFile = 'libs/service-kit/src/table/import-file.ts';

const subjectImportTest = (name) => [
  'integration',
  'apps/targets/test/subject-import.int-spec.ts',
  `a file of subjects ${name}`,
];
const importTest = (name) => ['operations', 'tests/acceptance/operations/imports.spec.ts', name];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const importMechanisms = [
  {
    name: 'of a file with errors nothing is taken that nobody asked for',
    without: {
      [imports]: [
        ["if (count > 0 && !how.skip) throw importProblem('import-has-errors', { count, rejected: errors });", ''],
      ],
    },
    test: importTest('a county is not changed by a thousand bad lines, all of which are named'),
  },
  {
    name: 'a cell that is a formula is not taken from a file',
    without: {
      [importFile]: [["if (isFormula(cell) && !isSigned(cell)) flaws.push(new RowFlaw('formula', column));", '']],
    },
    test: importTest(
      'a file is refused with each cell that is a formula, but for numbers and for what an apostrophe makes text',
    ),
  },
  {
    name: 'where a table is wanted JSON is none',
    without: {
      'libs/service-kit/src/http/adapter.ts': [["else if (takesNoJson) done(problem('unsupported-media-type'));", '']],
    },
    test: subjectImportTest('is no JSON: where a table is wanted JSON is told so'),
  },
  {
    name: 'a file takes over from another jurisdiction what was handed over to this one, and nothing else',
    without: { 'apps/targets/src/subject/subject-import.ts': [['if (refused) return wrong(refused);', '']] },
    test: subjectImportTest('is told of each that is not there, is not handed over, or has shares that cannot be'),
  },
  {
    name: 'a file that was taken is answered as it was, and not looked at anew',
    without: {
      [imports]: [['await this.triedCommands.before(tenant, context)', 'await Promise.resolve(undefined)']],
    },
    test: importTest(
      'a file is taken once: its repeat under one key answers as before, another file under the key and the file anew are refused',
    ),
  },
];
