// What monitoring keeps outside the rounds, and who opens a round by hand.
const records = 'apps/monitoring/src/monitoring/monitoring.records.ts';
const byPerson = 'libs/rules/src/rounds/rounds-to-do.ts';

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const monitoringMechanisms = [
  {
    name: 'what was found and put right makes nobody a key subject any more',
    without: {
      [records]: [
        ['findings: state.findings.filter((each) => each !== recorded)', 'findings: state.findings.filter(() => true)'],
      ],
    },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.records.spec.ts',
      'what was found makes the subject a key one as long as somebody says so and it is not settled',
    ],
  },
  {
    name: 'nothing is noted of a day to come',
    without: {
      [records]: [["'on' in command.data && command.data.on > today", "'on' in command.data && today === ''"]],
    },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.records.spec.ts',
      'what is noted day by day is of a day that has come, and of an indicator that was approved',
    ],
  },
  {
    name: 'nobody opens by hand a round that is not for the subject',
    without: { [byPerson]: [["verdict && verdict.truth !== 'yes'", "verdict && verdict.truth === 'neither'"]] },
    test: [
      'unit',
      'libs/rules/src/rounds/rounds-to-do.spec.ts',
      'a round that a person opens is of a subject for which the series is',
    ],
  },
];
