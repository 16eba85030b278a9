// An application under 22-equipment, and the answer to it, in the shapes that contenders take.
const number = (text) => Number(text);
const round = (value) => {
  // Half up to 分 on what the doubles come to; 1e-6 takes back the representation error of a half.
  const fen = Math.floor(value * 100 + 0.5 + 1e-6);
  return (fen / 100).toFixed(2);
};
/** An amount as a verdict; none is one who gets nothing. */
export const told = (amount) =>
  amount === null || amount === undefined
    ? { verdict: 'ineligible', amountYuan: '0.00' }
    : { verdict: 'eligible', amountYuan: round(Math.max(0, amount)) };

/** Figures as doubles, which all three peers take. */
export const plain = ({ project, items, leases, grantedThisYear }) => {
  const machine = (item) => ({
    ...item,
    unitPriceInclTax: number(item.unitPriceInclTax),
    vatRate: number(item.vatRate),
  });
  return {
    ...project,
    until: project.extendedTo ?? project.buildTo,
    items: items.map(machine),
    leases: leases.map(({ contract, deposit, paid, items: leased }) => ({
      contract: number(contract),
      deposit: number(deposit),
      paid: number(paid),
      items: leased.map(machine),
    })),
    grantedThisYear: number(grantedThisYear),
  };
};

/** Days as numbers too, which compare faster than texts. */
export function numbered(facts) {
  const days = (text) => Number(text.replaceAll('-', ''));
  const given = plain(facts);
  return {
    ...given,
    buildFrom: days(given.buildFrom),
    until: days(given.until),
    items: given.items.map((item) => ({ ...item, purchasedOn: days(item.purchasedOn) })),
  };
}

/** By hand: the facts as typed objects. */
export const typed = (decimal, { project, items, leases, grantedThisYear }) => {
  const machine = (item) => ({
    ...item,
    unitPriceInclTax: decimal(item.unitPriceInclTax),
    quantity: decimal(String(item.quantity)),
    vatRate: decimal(item.vatRate),
  });
  return {
    ...project,
    items: items.map(machine),
    leases: leases.map(({ contract, deposit, paid, items: leased }) => ({
      contract: decimal(contract),
      deposit: decimal(deposit),
      paid: decimal(paid),
      items: leased.map(machine),
    })),
    grantedThisYear: decimal(grantedThisYear),
  };
};
