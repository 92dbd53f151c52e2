/** What any program needs of its surroundings: where things are, which language, how to reach the network. */
const inherited =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT|WINDIR|COMSPEC|PATHEXT|JAVA_HOME|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|NODE_V8_COVERAGE|HTTPS?_PROXY|NO_PROXY)$/i;

/**
 * The part of our own environment that a process gets which we start: no setting of ours (the superuser's URL among them), and no
 * secret that somebody else's program needs. What it shall know it is told.
 */
export function inheritedEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => inherited.test(name)));
}
