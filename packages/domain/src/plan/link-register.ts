import { isPartyWord } from '../register/index.ts';
import type { PlanPart } from './plan.ts';
import type { RegisterPart } from './schema/other-modules.ts';

/** Turns the printed name of a department into its id, noting a name that nobody has. */
interface DepartmentLinker {
  link(user: string, path: string, name: string): string;
}

/** The departments that may act or sign in a register, by id; the words for the other parties stay. */
export function linkRegister(
  { path, file }: PlanPart<RegisterPart>,
  departments: DepartmentLinker,
): PlanPart<RegisterPart> {
  const parties = (place: string, names: readonly string[]): string[] =>
    names.map((name, index) =>
      isPartyWord(name) ? name : departments.link(path, `${place}[${index}]`, name),
    );
  const { opening, stages, moves, holds, reporting, receives } = file;
  return {
    path,
    file: {
      ...file,
      opening: { ...opening, by: parties('opening.by', opening.by) },
      stages: stages.map((stage, index) =>
        stage.signatures === undefined
          ? stage
          : { ...stage, signatures: parties(`stages[${index}].signatures`, stage.signatures) },
      ),
      moves: moves.map((move, index) => ({ ...move, by: parties(`moves[${index}].by`, move.by) })),
      ...(reporting && { reporting: { ...reporting, by: parties('reporting.by', reporting.by) } }),
      ...(receives?.banks && {
        receives: {
          ...receives,
          banks: { ...receives.banks, by: parties('receives.banks.by', receives.banks.by) },
        },
      }),
      ...(holds && { holds: { ...holds, by: parties('holds.by', holds.by) } }),
    },
  };
}
