import type { RegisterFile } from './register-file.ts';

/**
 * A closing that an inspector finds to be false does not stand, on whatever list: a register that does not say what becomes
 * of it gets a step of the platform for it, back to the open stage from which its entries are closed.
 *
 * @returns the register with such steps, or as it is if it says so itself or closes nothing
 * @source decision:0013
 */
export function withWayBack(file: RegisterFile): RegisterFile {
  const closed = file.stages.filter(({ kind }) => kind === 'closed').map(({ id }) => id);
  if (file.falseClosing !== undefined || closed.length === 0) return file;
  const byTarget = new Map<string, string[]>();
  for (const end of closed) {
    const to = closedFrom(file, end, new Set());
    if (to !== undefined) byTarget.set(to, [...(byTarget.get(to) ?? []), end]);
  }
  const moves = [...byTarget].map(([to, from]): RegisterFile['moves'][number] => ({
    id: `false-closing-${to}`,
    title: `抽查不属实，退回${file.stages.find(({ id }) => id === to)?.title ?? to}`,
    from,
    to,
    by: ['system'],
    back: true,
    fields: [],
    evidence: [],
    guards: [],
    signed: false,
    second: false,
    reason: false,
  }));
  if (moves.length === 0) return file;
  return {
    ...file,
    moves: [...file.moves, ...moves],
    falseClosing: { move: moves.map(({ id }) => id) },
  };
}

/** The last open stage from which a step leads to the end, through another end if need be. */
function closedFrom(file: RegisterFile, end: string, seen: Set<string>): string | undefined {
  if (seen.has(end)) return undefined;
  seen.add(end);
  const origins = new Set(
    file.moves.filter(({ to, back }) => to === end && !back).flatMap(({ from }) => from),
  );
  const open = file.stages.filter(({ id, kind }) => kind === 'open' && origins.has(id));
  const last = open.at(-1);
  if (last) return last.id;
  const ends = file.stages.filter(({ id, kind }) => kind === 'closed' && origins.has(id));
  return ends.map(({ id }) => closedFrom(file, id, seen)).find((id) => id !== undefined);
}
