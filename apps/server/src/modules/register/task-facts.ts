import type { SubjectFacts } from '@tenglong/domain/register';
import type { FactValue } from '@tenglong/domain/rule';
import { whole } from '@tenglong/domain/values';
import type { Tx } from '../../platform/database/index.ts';
import type { LoadedRegister } from './register-library.ts';
import {
  type CountyRecords,
  type GoalState,
  goalsOf,
  type LinkedRegister,
  loadCountyRecords,
  registersOf,
} from './task-goals.ts';

/** A goal as the rules read it; what nobody can tell is left out of the record, and so unknown. */
function goalRecord({ title, reached, share }: GoalState): ReadonlyMap<string, FactValue> {
  const fields: [string, FactValue][] = [['title', title]];
  if (reached !== undefined) fields.push(['reached', reached]);
  if (share !== undefined) fields.push(['share', share]);
  return new Map(fields);
}

/** What a task's linked records say, under the names that the rules of its register use. */
export function taskFacts(goals: readonly GoalState[], registers: readonly LinkedRegister[]): SubjectFacts {
  const sum = (key: 'open' | 'overdue') => registers.reduce((all, one) => all + one[key], 0);
  return (fact, yearsBefore) => {
    if (yearsBefore !== 0) return undefined;
    switch (fact) {
      case 'goals':
        return goals.map(goalRecord);
      case 'open':
        return whole(sum('open'));
      case 'overdue':
        return whole(sum('overdue'));
      default:
        return undefined;
    }
  };
}

/** The facts of a task by its address. */
function factsOfTask(records: CountyRecords, address: string | null): SubjectFacts {
  const task = records.plan.tasks.find((one) => one.address === address);
  return task ? taskFacts(goalsOf(records, task), registersOf(records, task)) : () => undefined;
}

/** The facts of the tasks among some entries, asked for once; nothing is loaded where none is a task. */
export async function loadTaskFacts(
  tx: Tx,
  registers: readonly LoadedRegister[],
  today: string,
): Promise<(loaded: LoadedRegister, subjectId: string | null) => SubjectFacts | undefined> {
  const some = registers.some(({ register }) => register.file.subject === 'task');
  const records = some ? await loadCountyRecords(tx, today) : undefined;
  return ({ register }, subjectId) =>
    records && register.file.subject === 'task' ? factsOfTask(records, subjectId) : undefined;
}
