import type { GrantSheet } from '@tenglong/contracts/policy';
import type { DeterminationAccount } from '@tenglong/domain/policy';

/** 自动化装配线（SN77000007）: by what whoever filled in the sheet knows it. */
const called = ({ name, serial, invoice }: GrantSheet['machines'][number]): string => {
  const number = serial ?? invoice;
  return number === null ? name : `${name}（${number}）`;
};

/**
 * An account in which machines go by their names: the items of the facts are those that count, so that their numbers are not the
 * rows of the sheet.
 */
export function nameMachines(
  account: DeterminationAccount,
  { goods, machines }: Pick<GrantSheet, 'goods' | 'machines'>,
): DeterminationAccount {
  const bought = machines.filter(({ counted, leased }) => counted && !leased);
  const named = (text: string): string => {
    const item = new RegExp(`^${goods.label}第 (\\d+) 项`).exec(text);
    const machine = item && bought[Number(item[1]) - 1];
    return machine ? `${called(machine)}${text.slice(item[0].length)}` : text;
  };
  return {
    questions: account.questions.map((one) => ({ ...one, question: named(one.question) })),
    provisions: account.provisions.map((provision) => ({
      ...provision,
      lines: provision.lines.map((line) => ({
        ...line,
        items: line.items.map((one) => ({ ...one, item: named(one.item) })),
      })),
    })),
  };
}
