import { numbered, told } from './application.mjs';

/** GoRules Zen: one graph of one expression node. */
export async function zen() {
  const { ZenEngine } = await import('@gorules/zen-engine');
  const counted =
    'filter(items, #.productive and #.unitPriceInclTax >= 50000 and #.purchasedOn >= buildFrom and #.purchasedOn <= until)';
  const leased =
    'flatMap(filter(leases, #.contract >= 5000000 and (#.paid - #.deposit > #.contract * 0.3 or #.paid - #.deposit >= 3000000)), filter(#.items, #.productive and #.unitPriceInclTax >= 200000))';
  const expressions = [
    ['bought', counted],
    ['rented', leased],
    [
      'inclTax',
      'sum(map($.bought, #.unitPriceInclTax * #.quantity)) + sum(map($.rented, #.unitPriceInclTax * #.quantity))',
    ],
    [
      'exclTax',
      'sum(map($.bought, #.unitPriceInclTax * #.quantity / (1 + #.vatRate))) + sum(map($.rented, #.unitPriceInclTax * #.quantity / (1 + #.vatRate)))',
    ],
    [
      'local',
      'sum(map(filter($.bought, #.localMaker and #.unitPriceInclTax >= 100000), #.unitPriceInclTax * #.quantity / (1 + #.vatRate))) + sum(map(filter($.rented, #.localMaker and #.unitPriceInclTax >= 100000), #.unitPriceInclTax * #.quantity / (1 + #.vatRate)))',
    ],
    [
      'rate',
      '($.inclTax >= 30000000 ? 0.09 : $.inclTax >= 10000000 ? 0.07 : $.inclTax >= 2000000 ? 0.05 : 0) + (provincialDemonstration ? 0.02 : 0)',
    ],
    ['eligible', 'industryOriented and filed and $.inclTax >= 2000000'],
    ['gross', '$.exclTax * $.rate + $.local * 0.01'],
    ['amount', '$.eligible ? min([$.gross, 5000000 - grantedThisYear]) : null'],
  ];
  const content = {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      {
        id: 'rule',
        name: 'rule',
        type: 'expressionNode',
        position: { x: 1, y: 0 },
        content: {
          expressions: expressions.map(([key, value], index) => ({ id: String(index), key, value })),
        },
      },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'rule' },
      { id: 'b', type: 'edge', sourceId: 'rule', targetId: 'out' },
    ],
  };
  const decision = new ZenEngine().createDecision(content);
  return {
    ready: numbered,
    answer: async (given) => told((await decision.evaluate(given)).result.amount),
  };
}
