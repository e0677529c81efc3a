import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time that a server on this machine took so far for this database; 0 where there is none but our process. */
export function serverOf(databaseUrl: string): () => number {
  const { protocol, username, pathname } = new URL(databaseUrl);
  return protocol.startsWith('postgres')
    ? () => serverMs(`postgres: ${username} ${pathname.slice(1)} `)
    : () => 0;
}

/** Its connections and their helpers. What ended meanwhile is counted by their parent, in hundredths of a second. */
function serverMs(title: string): number {
  const titles = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ pid, is: read(`/proc/${pid}/cmdline`) }));
  const connections = titles.filter(({ is }) => is.startsWith(title));
  const helped = new Set(connections.map(({ pid }) => `postgres: parallel worker for PID ${pid}`));
  const helpers = titles.filter(({ is }) => helped.has(is.replace(/[\s\0]+$/, '')));
  const parents = new Set(connections.map(({ pid }) => statOf(pid)[1]));
  const running = [...connections, ...helpers].reduce((sum, { pid }) => sum + runMs(pid), 0);
  return [...parents].reduce((sum, pid) => sum + endedMs(pid), running);
}

/** Nanoseconds on a processor come first. */
function runMs(pid: string): number {
  return Number(read(`/proc/${pid}/schedstat`).split(' ')[0]) / 1_000_000;
}

function endedMs(pid = ''): number {
  const stat = statOf(pid);
  return (Number(stat[13] ?? 0) + Number(stat[14] ?? 0)) * 10;
}

/** What follows the name of the program: state, parent, and so on. */
function statOf(pid: string): readonly string[] {
  return read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
}

/** A process may end before it is read. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
