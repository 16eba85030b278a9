import type { DishonestyProposal } from '@tenglong/contracts/register';
import { toPlainDecimal } from '@tenglong/domain/values';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { getEntry, getRegisterOf } from '../entry-store.ts';
import { putOnRegister } from '../open-entry.ts';
import { getRegister } from '../register-library.ts';
import { asMoney, yuanOf } from './money-field.ts';
import { receivingOf } from './receiving.ts';

/**
 * Proposes an enterprise for the list of the dishonest from a promise found broken: the facts, the ground and the sum are
 * carried over, so that nobody types them again. Whoever may propose there may do it here.
 *
 * @returns the id of the entry
 * @throws Problem ENTRY_NOT_FOUND, NOT_A_COMMITMENT, and what opening an entry may be refused for
 */
export async function proposeDishonesty(
  deps: Deps,
  actor: Actor,
  entryId: string,
  { fields: typed }: DishonestyProposal,
): Promise<string> {
  const { register, body } = await deps.db.read(async (tx) => {
    const loaded = await getRegister(tx, await getRegisterOf(tx, actor.scope, entryId));
    const entry = await getEntry(tx, actor.scope, loaded.register, entryId);
    const receiving = receivingOf(loaded);
    const rule = receiving?.rule.dishonesty;
    if (!receiving || !rule || !receiving.rule.broken.includes(entry.stage))
      throw new Problem('NOT_A_COMMITMENT');
    const list = await getRegister(tx, rule.register);
    const names = receiving.rule.fields;
    const { file } = loaded.register;
    const text = (name: string): string => {
      const value = entry.fields.get(name);
      return typeof value === 'string' ? value : '';
    };
    const owed = yuanOf(file, names.owed, entry.fields.get(names.owed));
    const written = owed && toPlainDecimal(asMoney(list.register.file, rule.funds, owed));
    const strange = Object.keys(typed).filter((name) => !rule.ask.includes(name));
    if (strange.length > 0) {
      const details = strange.map((path) => ({ path, message: '这一项由平台带入' }));
      throw new Problem('INPUT_INVALID', { details });
    }
    return {
      register: rule.register,
      body: {
        subjectId: entry.subject.id,
        subjectName: entry.subject.name,
        unitId: entry.unit,
        fields: {
          ...typed,
          [rule.facts]: `承诺“${text(names.content)}”（${text(names.number)}）经认定未履约`,
          [rule.basis]: `五（三）；${text(names.ground)}`,
          ...(written === undefined ? {} : { [rule.funds]: written }),
        },
      },
    };
  });
  const id = await putOnRegister(deps, actor, register, body);
  await deps.db.transaction((tx) =>
    recordAudit(tx, {
      actor,
      action: 'commitment.dishonestyProposed',
      subject: entryId,
      at: deps.clock.now(),
      after: { register, entry: id },
    }),
  );
  return id;
}
