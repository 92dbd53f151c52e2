// What lists promise to whoever reads them: codes are called in Chinese, by the rules that each row goes by.
const words = 'libs/service-kit/src/list/list-words.ts';
const listTest = (name) => ['unit', 'libs/service-kit/src/list/list-as-table.spec.ts', `codes of a list ${name}`];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const listMechanisms = [
  {
    name: 'codes of a printed list are called by the rules that the row goes by',
    without: { [words]: [['first((set) => set.member(members, value)) ??', 'first(() => undefined) ??']] },
    test: listTest(
      'are called in Chinese on a page to print: by the product, by the rules that the row goes by, or by the name beside it',
    ),
  },
  {
    name: 'no list is printed with a code that nothing calls',
    without: {
      'libs/service-kit/src/list/cells.ts': [
        ['return forPrograms.has(last) || columns.includes(`${path}Name`);', 'return columns.includes(`${path}Name`);'],
      ],
    },
    test: ['unit', 'apps/standalone/src/printed-lists.spec.ts', 'no code stands in a list that is printed'],
  },
];
