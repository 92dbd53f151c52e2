/** Says nothing: what a run of mutants shows is told by the command, and most of its tests have to fail. */
export default class NoReporter {}
