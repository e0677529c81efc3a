import { given } from './must';

/** A state machine as a table: by status, what may be done and what it is then. */
export type Moves<Status extends string, Act extends string> = Record<Status, Partial<Record<Act, Status>>>;

/** Every status in which an act is allowed, and the one status it leads to: what a guarded update asks for and sets. */
export function moveBy<Status extends string, Act extends string>(
  moves: Moves<Status, Act>,
  act: Act,
): { from: Status[]; to: Status } {
  const from = (Object.keys(moves) as Status[]).filter((status) => moves[status][act]);
  const targets = [...new Set(from.map((status) => given<Status>(moves[status][act], 'it is allowed')))];
  return { from, to: given(targets.length === 1 ? targets[0] : null, `${act} leads to one status`) };
}
