import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { TestEnvironment } from 'jest-environment-node';

/** How Jest begins to say so. What is slow shows nothing: it may be the machine. */
const tookTooLong = 'Exceeded timeout';
/** Matches no name at all. */
const nothing = /(?!)/;

/**
 * Runs those tests of a file alone that the project’s options name, and writes down what became of each: whether it was its own body that
 * failed, or what had to be there before it. After the time that the options say it runs nothing, and writes nothing down.
 */
export default class RowEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const { pattern, outcome, sets, host, until } = config.projectConfig.testEnvironmentOptions;
    this.pattern = new RegExp(pattern);
    this.isTooLate = until !== undefined && Date.now() > until;
    this.outcome = outcome;
    this.tests = [];
    this.unprepared = [];
    // Read by what stands in the place of the seeds, and of the product.
    this.global.ruleSetsInHand = sets;
    this.global.productHost = host;
  }

  handleTestEvent(event, state) {
    if (event.name === 'setup') state.testNamePattern = this.isTooLate ? nothing : this.pattern;
    if (event.name === 'hook_failure' && event.hook.type.startsWith('before'))
      this.unprepared.push(messageOf(event.error));
    if (event.name === 'test_done') {
      const { test } = event;
      const [failure] = test.errors.map(messageOf);
      const own = !this.unprepared.includes(failure) && !failure?.startsWith(tookTooLong);
      const status = failure === undefined ? 'passed' : own ? 'failed' : 'unprepared';
      if (test.mode !== 'skip') this.tests.push({ titles: namesOf(test), status, ...(failure && { failure }) });
    }
    if (event.name === 'run_finish' && !this.isTooLate) this.write();
  }

  write() {
    mkdirSync(dirname(this.outcome), { recursive: true });
    const ran = this.tests.filter(({ titles }) => this.pattern.test(titles.join(' ')));
    writeFileSync(`${this.outcome}.part`, JSON.stringify(ran));
    renameSync(`${this.outcome}.part`, this.outcome);
  }
}

/** Titles from the outermost group inwards; the outermost of all is Jest’s own. */
function namesOf({ name, parent }) {
  return parent === undefined || parent.name === 'ROOT_DESCRIBE_BLOCK' ? [name] : [...namesOf(parent), name];
}

function messageOf(error) {
  const [first, second] = Array.isArray(error) ? error : [error];
  const thrown = first ?? second;
  return String(thrown?.message ?? thrown);
}
